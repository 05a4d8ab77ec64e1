using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Support;

/// <summary>Several silos and dashboards as <c>./run --cluster</c> starts them, each a process that can be killed, frozen and asked to stop.</summary>
public sealed partial class LaunchedCluster : IAsyncDisposable
{
    /// <summary>The password of the demonstration users.</summary>
    public const string Password = "cluster-test";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(45);

    private readonly Process launcher;
    private readonly ConcurrentDictionary<string, (Uri Address, int Process)> parts = new();
    private readonly ConcurrentDictionary<int, bool> ready = new();
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LaunchedCluster(Process launcher) => this.launcher = launcher;

    /// <summary>The address in front of all of them.</summary>
    public Uri Front => Address("front");

    /// <summary>What the processes have said.</summary>
    public IEnumerable<string> Lines => lines;

    /// <summary>The names of the silos.</summary>
    public IReadOnlyList<string> Silos => [.. parts.Keys.Where(name => name.StartsWith("silo", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Starts a cluster on a data directory and waits until every part of it is ready.</summary>
    public static async Task<LaunchedCluster> Start(string directory, int silos, int dashboards, TimeSpan restartAfter)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Coordination.Silo.dll"),
                "--cluster", silos.ToString(CultureInfo.InvariantCulture), "--dashboards", dashboards.ToString(CultureInfo.InvariantCulture),
                "--no-demo", "--data", directory, "--urls", "http://127.0.0.1:0", $"--Coordination:Launch:RestartAfter={restartAfter:c}",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["COORDINATION_DEMO_PASSWORD"] = Password },
        };
        var cluster = new LaunchedCluster(Process.Start(start)!);
        cluster.launcher.OutputDataReceived += (_, line) => cluster.Hear(line.Data);
        cluster.launcher.ErrorDataReceived += (_, line) => cluster.Hear(line.Data);
        cluster.launcher.BeginOutputReadLine();
        cluster.launcher.BeginErrorReadLine();
        try
        {
            await cluster.serving.Task.WaitAsync(StartPatience);
            return cluster;
        }
        catch (TimeoutException)
        {
            await cluster.DisposeAsync();
            throw new InvalidOperationException("The cluster did not start: " + string.Join('\n', cluster.lines.TakeLast(40)));
        }
    }

    /// <summary>Where a part answers.</summary>
    public Uri Address(string name) => parts[name].Address;

    /// <summary>Sends a signal, such as KILL, STOP, CONT or TERM, to a part. Answers the process it was sent to.</summary>
    public int Signal(string name, string signal)
    {
        var process = name == "launcher" ? launcher.Id : parts[name].Process;
        using var kill = Process.Start("kill", ["-" + signal, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        return kill.ExitCode == 0 ? process : throw new InvalidOperationException($"{name} (process {process}) has ended by itself: " + string.Join('\n', lines.TakeLast(40)));
    }

    /// <summary>True when the part runs as another process than this one and is ready.</summary>
    public bool IsBack(string name, int insteadOf) => parts[name].Process != insteadOf && ready.ContainsKey(parts[name].Process);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!launcher.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", launcher.Id.ToString(CultureInfo.InvariantCulture)]);
            using var limit = new CancellationTokenSource(StopPatience);
            try
            {
                await launcher.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                launcher.Kill(entireProcessTree: true);
            }
        }

        launcher.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            serving.TrySetException(new InvalidOperationException("The cluster ended: " + string.Join('\n', lines.TakeLast(40))));
            return;
        }

        lines.Enqueue(line);
        if (Part().Match(line) is { Success: true } part)
        {
            parts[part.Groups[1].Value] = (new Uri(part.Groups[2].Value), int.Parse(part.Groups[3].Value, CultureInfo.InvariantCulture));
        }
        else if (Again().Match(line) is { Success: true } again)
        {
            parts[again.Groups[1].Value] = (parts[again.Groups[1].Value].Address, int.Parse(again.Groups[2].Value, CultureInfo.InvariantCulture));
        }
        else if (ReadyAgain().Match(line) is { Success: true } back)
        {
            ready[int.Parse(back.Groups[1].Value, CultureInfo.InvariantCulture)] = true;
        }
        else if (line.StartsWith("Coordination serves", StringComparison.Ordinal))
        {
            serving.TrySetResult();
        }
    }

    [GeneratedRegex(@"^  (front|silo \d|dashboard \d)\s+(http://\S+)\s+process (\d+)$")]
    private static partial Regex Part();

    [GeneratedRegex(@"^(silo \d|dashboard \d) is started again as process (\d+)")]
    private static partial Regex Again();

    [GeneratedRegex(@"^(?:silo|dashboard) \d \(process (\d+)\) is ready again")]
    private static partial Regex ReadyAgain();
}
