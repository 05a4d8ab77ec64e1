using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coordination.Benchmarks.Http;

/// <summary>The product as people run it: a process of its own with its own database, reached over HTTP only.</summary>
internal sealed partial class ProductUnderLoad : IAsyncDisposable
{
    private const string Password = "benchmark";
    private readonly string directory;
    private readonly string[] settings;
    private bool isKept;
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<double> pricingMs = [];
    private Process process;
    private volatile bool isOver;

    private ProductUnderLoad(Process process, string directory, string[] settings, Uri address) =>
        (this.process, this.directory, this.settings, Address) = (process, directory, settings, address);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; }

    /// <summary>How long each pricing of a market took since the start, in milliseconds.</summary>
    public IReadOnlyCollection<double> PricingMs => pricingMs;

    /// <summary>Its process.</summary>
    public int ProcessId => process.Id;

    /// <summary>How it reaches its database.</summary>
    public string ConnectionString => JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "running.json"))).RootElement.GetProperty(nameof(ConnectionString)).GetString()!;

    /// <summary>The first process of its database.</summary>
    public int DatabaseProcessId =>
        int.Parse(File.ReadLines(Path.Combine(directory, "postgres", "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Starts it, without a demonstration, and waits until it says where it answers.</summary>
    public static Task<ProductUnderLoad> Start() => StartWith([NoDemonstration]);

    /// <summary>Starts it, lets it fill itself with the demonstration community, and starts it again so that the community stays as it is.</summary>
    /// <param name="settings">More words of its command line.</param>
    public static async Task<ProductUnderLoad> StartWithCommunity(params string[] settings)
    {
        var first = await StartWith([]);
        await first.loaded.Task;
        first.isOver = true;
        await first.End();
        var (process, address) = await Start(first.directory, [NoDemonstration, .. settings]);
        var product = new ProductUnderLoad(process, first.directory, [NoDemonstration, .. settings], address);
        _ = product.PassOn();
        return product;
    }

    /// <summary>Starts it, without a demonstration, on a database that is filled already.</summary>
    /// <param name="directory">What it keeps; it stays there.</param>
    public static async Task<ProductUnderLoad> StartOn(string directory)
    {
        var (process, address) = await Start(directory, [NoDemonstration]);
        var product = new ProductUnderLoad(process, directory, [NoDemonstration], address) { isKept = true };
        _ = product.PassOn();
        return product;
    }

    /// <summary>Ends it and starts it again on the same database: everything it knew by heart it has to read again.</summary>
    public async Task Restart()
    {
        await End();
        (process, Address) = await Start(directory, settings);
        pricingMs.Clear();
        _ = PassOn();
    }

    private static async Task<ProductUnderLoad> StartWith(string[] settings)
    {
        var directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-benchmark-{Guid.NewGuid():n}")).FullName;
        var (process, address) = await Start(directory, settings);
        var product = new ProductUnderLoad(process, directory, settings, address);
        _ = product.PassOn();
        return product;
    }

    private static async Task<(Process Process, Uri Address)> Start(string directory, string[] settings)
    {
        // Limits of one user are not what is measured: one user stands for everybody here.
        string[] words =
        [
            "--data", directory, "--urls", "http://127.0.0.1:0",
            "--Coordination:WritesPerSecond", "100000", "--Coordination:WriteBurst", "1000000", .. settings,
        ];
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Coordination.Silo"), words)
        {
            RedirectStandardOutput = true,
            Environment = { ["COORDINATION_DEMO_PASSWORD"] = Password },
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (ServesAt().Match(line) is { Success: true } serves)
            {
                return (process, new Uri(serves.Groups[1].Value));
            }
        }

        throw new InvalidOperationException("The product ended before it answered.");
    }

    /// <summary>Signs a script in.</summary>
    public Task<HttpCaller> SignIn(string user) => HttpCaller.SignIn(Address, user, Password);

    /// <summary>Signs a browser in.</summary>
    public Task<Live.LiveBrowser> OpenBrowser(string user) => Live.LiveBrowser.SignIn(Address, user, Password);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await End();
        if (isKept)
        {
            return;
        }

        if (new DirectoryInfo(Path.Combine(directory, "postgres")).LinkTarget is { } elsewhere)
        {
            Directory.Delete(elsewhere, recursive: true);
        }

        Directory.Delete(directory, recursive: true);
    }

    private async Task End()
    {
        using var terminate = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>What it says while it is measured is worth knowing: a warning explains a failed request.</summary>
    private async Task PassOn()
    {
        var said = process.StandardOutput;
        var lines = 0;
        while (await said.ReadLineAsync() is { } line)
        {
            if (PricedIn().Match(line) is { Success: true } priced)
            {
                pricingMs.Enqueue(double.Parse(priced.Groups[1].Value, CultureInfo.InvariantCulture));
            }

            if (line.Contains(Loaded, StringComparison.Ordinal))
            {
                loaded.TrySetResult();
            }

            if (line.Contains(Offered, StringComparison.Ordinal))
            {
                continue;
            }

            if (!isOver && lines++ < LinesMax)
            {
                await Console.Error.WriteLineAsync("    product: " + line);
            }
        }
    }

    private const int LinesMax = 200;
    private const string NoDemonstration = "--no-demo";
    private const string Loaded = "demonstration community is loaded";

    /// <summary>Said of every offer, and nothing to wonder about.</summary>
    private const string Offered = "a place was offered";

    [GeneratedRegex(@"serves (http://127\.0\.0\.1:\d+)")]
    private static partial Regex ServesAt();

    [GeneratedRegex(@"openings above 0, in (\d+) ms")]
    private static partial Regex PricedIn();
}
