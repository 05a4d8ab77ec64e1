using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Hosting;

/// <summary>What this process is and where it keeps its files.</summary>
internal sealed class CoordinationOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Coordination";

    /// <summary>All, Silo or Dashboard. Default All: one process with everything.</summary>
    public CoordinationRole Role { get; set; } = CoordinationRole.All;

    /// <summary>Where the embedded database, keys and the demonstration password are kept. Default <c>data</c> in the current directory.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>True leaves out the demonstration community, not the demonstration sign-in. Default false.</summary>
    public bool NoDemo { get; set; }

    /// <summary>Size of the demonstration community: 1 is about 1,200 people. 0.05 to 100, default 1.</summary>
    [Range(0.05, 100)]
    public double DemoScale { get; set; } = 1;

    /// <summary>Writes a second that one user may make over HTTP, sustained. 50 to 100,000, default 1,000.</summary>
    [Range(50, 100_000)]
    public int WritesPerSecond { get; set; } = 1_000;

    /// <summary>Writes one user may make at once. 500 to 1,000,000, default 2,000.</summary>
    [Range(500, 1_000_000)]
    public int WriteBurst { get; set; } = 2_000;

    /// <summary>The port silos talk to each other on; 0 takes a free one. Default 0 on the embedded database, else 11111.</summary>
    [Range(0, 65_535)]
    public int? SiloPort { get; set; }

    /// <summary>The port clients reach a silo on; 0 takes a free one. Default 0 on the embedded database, else 30000.</summary>
    [Range(0, 65_535)]
    public int? GatewayPort { get; set; }
}

/// <summary>What a process does.</summary>
internal enum CoordinationRole
{
    /// <summary>Everything in one process.</summary>
    All,

    /// <summary>Silo, HTTP API and hub.</summary>
    Silo,

    /// <summary>Pages, as a client of the silos.</summary>
    Dashboard,
}
