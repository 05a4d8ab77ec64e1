using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Coordination.Silo.Storage;

/// <summary>The files of one private cluster, and the starting and stopping of its server.</summary>
internal sealed class PostgresCluster(string home, PostgresBinaries binaries, PostgresAccount account)
{
    /// <summary>The owner of the database inside PostgreSQL.</summary>
    public const string User = "coordination";

    private const int StartsMax = 5;
    private const int LogBytesMax = 16 * 1024 * 1024;
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromMilliseconds(300);

    private readonly string cluster = In(home);
    private readonly string log = Path.Combine(home, "postgres.log");
    private readonly string password = Path.Combine(home, "password");

    public bool IsMade => Directory.Exists(cluster);

    /// <summary>Where the cluster itself lies in its place.</summary>
    public static string In(string home) => Path.Combine(home, "cluster");

    public Task<string> ReadPassword(CancellationToken cancellation) => File.ReadAllTextAsync(password, cancellation);

    /// <summary>Makes an empty cluster. It gets its name only when it is whole, so that a crash in between leaves none.</summary>
    public async Task Make(CancellationToken cancellation)
    {
        var unfinished = cluster + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await WritePassword(cancellation);
        var made = await account.Run(
            binaries.InitDb,
            ["-D", unfinished, "--no-sync", "-U", User, "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8",
                "--locale", OperatingSystem.IsLinux() ? "C.UTF-8" : "C"],
            cancellation);
        if (!made.IsSuccess)
        {
            throw new InvalidOperationException($"initdb could not make a database in {unfinished}: {made.Output}");
        }

        Directory.Move(unfinished, cluster);
    }

    /// <summary>Brings the files of a new cluster to disk, which <see cref="Make"/> leaves out because it takes time.</summary>
    public Task Sync(CancellationToken cancellation) => account.Run(binaries.InitDb, ["-D", cluster, "--sync-only"], cancellation);

    /// <summary>Starts the server and answers the port it listens on. Returns when it accepts connections.</summary>
    public async Task<int> Start(CancellationToken cancellation)
    {
        if (File.Exists(log) && new FileInfo(log).Length > LogBytesMax)
        {
            File.Move(log, log + ".old", overwrite: true);
        }

        // The port is free when it is chosen and may be taken a moment later; a server killed a moment ago may still
        // have children that let go of its memory. Both pass.
        for (var start = 1; ; start++)
        {
            var port = FreePort();
            var started = await account.Run(
                binaries.PgCtl, ["start", "-w", "-t", "300", "-s", "-D", cluster, "-l", log, "-o", PostgresSettings.AsOptions(port)], cancellation);
            if (started.IsSuccess)
            {
                return port;
            }

            if (start == StartsMax)
            {
                throw new InvalidOperationException(
                    $"The database in {cluster} did not start: {started.Output}{Environment.NewLine}{string.Join(Environment.NewLine, LastLines())}");
            }

            await Task.Delay(BetweenStarts, cancellation);
        }
    }

    /// <summary>Stops the server; open transactions are rolled back.</summary>
    public async Task Stop()
    {
        var stopped = await account.Run(binaries.PgCtl, ["stop", "-w", "-t", "60", "-s", "-m", "fast", "-D", cluster], CancellationToken.None);
        if (!stopped.IsSuccess && Postmaster.Find(cluster) is not null)
        {
            throw new InvalidOperationException($"The database in {cluster} did not stop: {stopped.Output}");
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task WritePassword(CancellationToken cancellation)
    {
        File.Delete(password);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new StreamWriter(password, options))
        {
            await file.WriteAsync(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        }

        await account.TakeOver(password, cancellation);
    }

    private IEnumerable<string> LastLines() => File.Exists(log) ? File.ReadLines(log).TakeLast(10) : [];
}
