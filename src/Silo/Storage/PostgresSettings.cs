using System.Globalization;

namespace Coordination.Silo.Storage;

/// <summary>The settings of the private server. They are given at every start, so that an old cluster gets new ones.</summary>
internal static class PostgresSettings
{
    private static readonly (string Name, string Value)[] Fixed =
    [
        ("listen_addresses", "127.0.0.1"),
        ("unix_socket_directories", ""),
        ("max_connections", "400"),
        ("password_encryption", "scram-sha-256"),

        // An answered command is on disk: none of these three may be weakened.
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("synchronous_commit", "on"),
        ("wal_level", "replica"),

        ("min_wal_size", "1GB"), // Segments are used again instead of being made anew.
        ("max_wal_size", "2GB"),
        ("checkpoint_completion_target", "0.9"),
        ("jit", "off"),
        ("timezone", "UTC"),
        ("log_timezone", "UTC"),

        // Statements, their parameters and the details of errors can hold personal facts; the log gets none of them.
        ("log_error_verbosity", "terse"),
        ("log_min_error_statement", "panic"),
        ("log_parameter_max_length_on_error", "0"),
    ];

    private const int BuffersMegabytesMin = 128;
    private const int BuffersMegabytesMax = 2_048;

    /// <summary>
    /// A quarter of the memory that this process may use, as PostgreSQL's manual advises for a server of its own; less than that
    /// at the upper end, where the system's cache does as well. It is taken as it is needed.
    /// </summary>
    private static int BuffersMegabytes => (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 / 1_048_576, BuffersMegabytesMin, BuffersMegabytesMax);

    /// <summary>The settings as options of the postgres program, quoted for the shell that pg_ctl starts it with.</summary>
    public static string AsOptions(int port) => string.Join(' ', Fixed
        .Append(("shared_buffers", string.Create(CultureInfo.InvariantCulture, $"{BuffersMegabytes}MB")))
        .Append(("port", port.ToString(CultureInfo.InvariantCulture)))
        .Select(setting => $"-c {setting.Item1}='{setting.Item2}'"));
}
