using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Hosting;

/// <summary>What this process is and where it keeps its files.</summary>
internal sealed class CoordinationOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Coordination";

    /// <summary>All, Silo or Dashboard. Default All: one process with everything. Dashboard needs a given database, on which silos run.</summary>
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

    /// <summary>Writes over HTTP that one process works on at once. 8 to 10,000, default 256.</summary>
    [Range(8, 10_000)]
    public int WritesAtOnce { get; set; } = 256;

    /// <summary>Writes that wait for their turn behind those; beyond it 503 with Retry-After. 0 to 100,000, default 512.</summary>
    [Range(0, 100_000)]
    public int WritesWaiting { get; set; } = 512;

    /// <summary>The port silos talk to each other on; 0 takes a free one. Default 0 on the embedded database, else 11111.</summary>
    [Range(0, 65_535)]
    public int? SiloPort { get; set; }

    /// <summary>The port clients reach a silo on; 0 takes a free one. Default 0 on the embedded database, else 30000.</summary>
    [Range(0, 65_535)]
    public int? GatewayPort { get; set; }

    /// <summary>The address on which other processes reach this silo. Default: loopback on the embedded database and for <see cref="OnOneMachine"/>, else the first address of the host name.</summary>
    public string? SiloAddress { get; set; }

    /// <summary>
    /// True for a process that is one of several of one demonstration on this machine, as <c>./run --cluster</c> starts them: the
    /// demonstration community and its sign-ins then exist in every role, still only while every address is a loopback address.
    /// Default false.
    /// </summary>
    public bool OnOneMachine { get; set; }

    /// <summary>True ends the program when its standard input ends, as it does when the process that started it dies. Default false.</summary>
    public bool StopWithInput { get; set; }

    /// <summary>How long a process that was asked to stop goes on answering while <c>/health/ready</c> says 503, so that nobody sends it anything new. 0 to 5 minutes; default 2 s on a given database, else 0.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan? DrainDelay { get; set; }

    /// <summary>How long what is in flight may take to end after that, and grains to be handed over. 1 s to 10 minutes, default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(20);
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
