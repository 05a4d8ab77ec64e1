using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Coordination.Campaign.Network;

/// <summary>Programs and signals of the machine.</summary>
internal static class Programs
{
    /// <summary>Where a program is on the search path or beside it; null when it is not installed.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/sbin", "/sbin"])
        .Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end; what it says when it fails is the message of the exception.</summary>
    public static async Task Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program) ?? program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new ProgramFailedException($"{program} {string.Join(' ', arguments)}: {string.Concat(said).Trim()}");
            }
        }
        catch (Win32Exception missing)
        {
            throw new ProgramFailedException($"{program}: {missing.Message}");
        }
    }

    /// <summary>Runs it and does not mind when it fails: for taking away what may be gone already.</summary>
    public static async Task Try(string program, params string[] arguments)
    {
        try
        {
            await Run(program, arguments);
        }
        catch (ProgramFailedException)
        {
            return;
        }
    }

    /// <summary>Sends a signal to a process; false when it is gone.</summary>
    public static bool Send(Signal signal, int processId) => Kill(processId, (int)signal) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);
}

/// <summary>Signals by their numbers on Linux.</summary>
internal enum Signal
{
    /// <summary>To PostgreSQL: stop at once, as pg_ctl's immediate mode.</summary>
    Quit = 3,

    /// <summary>End without any warning.</summary>
    Kill = 9,

    /// <summary>Please end.</summary>
    Terminate = 15,

    /// <summary>Go on.</summary>
    Continue = 18,

    /// <summary>Stand still.</summary>
    Stop = 19,
}

/// <summary>A program of the machine failed; the message is what it said.</summary>
internal sealed class ProgramFailedException(string message) : Exception(message);
