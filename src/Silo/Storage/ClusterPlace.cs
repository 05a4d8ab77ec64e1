using System.Security.Cryptography;

namespace Coordination.Silo.Storage;

/// <summary>
/// The directory that holds the cluster, its log and its password. It is <c>postgres</c> in the data directory. Where
/// the account of the database cannot pass through a directory above (a clone in root's home), it is a new directory
/// under /var/lib, and <c>postgres</c> is a symbolic link to it: the link, not a rule, says where the database is, so
/// moving the data directory keeps the database and removing it starts from nothing.
/// </summary>
internal static partial class ClusterPlace
{
    private const string Elsewhere = "/var/lib/coordination";

    public static async Task<string> Prepare(string dataDirectory, PostgresAccount account, ILogger logger, CancellationToken cancellation)
    {
        var path = Path.Combine(dataDirectory, "postgres");
        if (new DirectoryInfo(path).LinkTarget is { } target)
        {
            return await Own(Path.GetFullPath(target, dataDirectory), account, cancellation);
        }

        if (await account.CanEnter(dataDirectory, cancellation))
        {
            return await Own(path, account, cancellation);
        }

        if (Directory.Exists(path))
        {
            throw new InvalidOperationException(
                $"The database in {path} runs as {account.Name}, who cannot pass through the directories above it. Open them with 'chmod o+x'.");
        }

        var home = Path.Combine(Elsewhere, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
        LogElsewhere(logger, dataDirectory, account.Name, home);
        await Own(home, account, cancellation);
        Directory.CreateSymbolicLink(path, home);
        return home;
    }

    private static async Task<string> Own(string home, PostgresAccount account, CancellationToken cancellation)
    {
        if (Directory.Exists(home))
        {
            return home;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(home)!);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(home);
        }
        else
        {
            Directory.CreateDirectory(home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await account.TakeOver(home, cancellation);
        return home;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{DataDirectory} is closed to the account {Account} that runs the database: the database is kept in {Home}")]
    private static partial void LogElsewhere(ILogger logger, string dataDirectory, string account, string home);
}
