using System.ComponentModel;
using System.Diagnostics;

namespace Coordination.Silo.Storage;

/// <summary>What a program that ran to its end said.</summary>
internal sealed record ProgramRun(int ExitCode, string Output)
{
    public bool IsSuccess => ExitCode == 0;

    /// <summary>Runs a program to its end. One that cannot be started counts as failed, with the reason as its output.</summary>
    public static async Task<ProgramRun> Of(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // The present directory may be closed to the account the program runs as; the root is open to all.
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        };
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            var outputs = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            return new ProgramRun(process.ExitCode, string.Concat(outputs).Trim());
        }
        catch (Win32Exception missing)
        {
            return new ProgramRun(-1, missing.Message);
        }
    }
}
