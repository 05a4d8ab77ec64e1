using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Silo.Tests.Product;

namespace Coordination.Silo.Tests.Crash;

/// <summary>The product as a process of its own, which can be killed.</summary>
internal sealed partial class ProductProcess : IDisposable
{
    private const string Password = "crash-test";
    private readonly Process process;
    private readonly string directory;

    private ProductProcess(Process process, string directory, Uri address) => (this.process, this.directory, Address) = (process, directory, address);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Starts it on a data directory and waits until it says where it answers.</summary>
    public static async Task<ProductProcess> Start(string directory)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Coordination.Silo.dll"), "--no-demo", "--data", directory, "--urls", "http://127.0.0.1:0" },
            RedirectStandardOutput = true,
            Environment = { ["COORDINATION_DEMO_PASSWORD"] = Password },
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (ServesAt().Match(line) is { Success: true } serves)
            {
                return new(process, directory, new Uri(serves.Groups[1].Value));
            }
        }

        throw new InvalidOperationException("The product ended before it answered.");
    }

    /// <summary>Signs a script in.</summary>
    public Task<Api> SignIn(string user) => Api.SignIn(Address, user, Password, "en");

    /// <summary>Ends the silo and every process of the database at once, without any warning.</summary>
    public void KillEverything()
    {
        var postmaster = int.Parse(
            File.ReadLines(Path.Combine(directory, "postgres", "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        var doomed = Process.GetProcesses().Where(candidate => ParentOf(candidate.Id) == postmaster).Append(Process.GetProcessById(postmaster)).Append(process).ToList();
        doomed.ForEach(one => one.Kill());
        process.WaitForExit();
    }

    /// <summary>Asks it to stop, and waits until it and its database have.</summary>
    public async Task Stop()
    {
        using var terminate = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static int ParentOf(int processId)
    {
        var status = $"/proc/{processId}/status";
        var line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith("PPid:", StringComparison.Ordinal)) : null;
        return line is null ? 0 : int.Parse(line["PPid:".Length..], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"serves (http://127\.0\.0\.1:\d+)")]
    private static partial Regex ServesAt();
}
