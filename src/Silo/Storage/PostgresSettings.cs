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

        // More is slower here: with 2 GB a reservation cost 40 to 51 us of the database's processor time, with this 28 us.
        ("shared_buffers", "256MB"),
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

    /// <summary>The settings as options of the postgres program, quoted for the shell that pg_ctl starts it with.</summary>
    public static string AsOptions(int port) => string.Join(' ', Fixed
        .Append(("port", port.ToString(CultureInfo.InvariantCulture)))
        .Select(setting => $"-c {setting.Item1}='{setting.Item2}'"));
}
