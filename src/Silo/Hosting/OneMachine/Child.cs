using System.Diagnostics;
using System.Reflection;

namespace Coordination.Silo.Hosting.OneMachine;

/// <summary>One process of the cluster on this machine. It ends when this process does, however that happens, because its standard input ends then.</summary>
internal sealed class Child(string name, Uri address, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> arguments) : IDisposable
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);
    private Process? process;

    /// <summary>What it is called in what the launcher prints.</summary>
    public string Name => name;

    /// <summary>Where it answers, also after it was started again.</summary>
    public Uri Address => address;

    /// <summary>The process as it is now.</summary>
    public int ProcessId => process!.Id;

    /// <summary>Starts it, for the first time or again.</summary>
    public void Start()
    {
        process?.Dispose();
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("Coordination__Launch__", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Pass(line.Data);
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public async Task Ready(HttpClient http, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(AskAgain);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            if (process!.HasExited)
            {
                throw new InvalidOperationException($"{name} ended with code {process.ExitCode} before it was ready.");
            }

            try
            {
                using var answer = await http.GetAsync(new Uri(address, "/health/ready"), cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    /// <summary>Waits for its end and answers its exit code.</summary>
    public async Task<int> Ended(CancellationToken cancellation)
    {
        await process!.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    /// <summary>Asks it to stop, and ends it when it has not stopped in time.</summary>
    public async Task Stop(TimeSpan patience)
    {
        if (process is null)
        {
            return;
        }

        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => process?.Dispose();

    private void Pass(string? line)
    {
        if (line is not null)
        {
            Console.WriteLine($"[{name}] {line}");
        }
    }
}
