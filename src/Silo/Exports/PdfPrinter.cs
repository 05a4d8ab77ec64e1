using System.ComponentModel;
using System.Diagnostics;
using Coordination.Silo.Storage;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Exports;

/// <summary>Prints a page that holds everything it needs to a tagged PDF, with Chromium.</summary>
internal sealed partial class PdfPrinter(IOptions<PdfOptions> options, ILogger<PdfPrinter> logger) : IDisposable
{
    /// <summary>Files made at once; each is a browser of some 200 MB.</summary>
    private const int AtOnceMax = 2;

    /// <summary>How long a reader waits, for their turn and for the file.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

    private static readonly string[] Arguments =
    [
        "--headless", "--disable-gpu", "--disable-quic", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check", "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline",
    ];

    private readonly SemaphoreSlim turns = new(AtOnceMax);
    private readonly Lazy<string?> program = new(() => Find(options.Value.ChromiumPath));

    /// <summary>True when there is a Chromium.</summary>
    public bool IsThere => program.Value is not null;

    /// <summary>The file; null when there is no Chromium, or it did not print in time.</summary>
    /// <param name="html">The page.</param>
    /// <param name="cancellation">Ends the printing: nobody waits for it any longer.</param>
    public async Task<byte[]?> Print(string html, CancellationToken cancellation)
    {
        if (program.Value is not { } chromium)
        {
            return null;
        }

        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Patience);
        var hasTurn = false;
        try
        {
            await turns.WaitAsync(late.Token);
            hasTurn = true;
            return await Print(chromium, html, late.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            LogNotPrinted(Patience, "it took too long");
            return null;
        }
        finally
        {
            if (hasTurn)
            {
                turns.Release();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turns.Dispose();

    private static string? Find(string? path) => path is { Length: > 0 } ? (File.Exists(path) ? path : null) : Names.Select(SearchPath.Find).FirstOrDefault(found => found is not null);

    private async Task<byte[]?> Print(string chromium, string html, CancellationToken cancellation)
    {
        // Only this account may read what lies here.
        var place = Directory.CreateTempSubdirectory("coordination-pdf-").FullName;
        try
        {
            var (page, file) = (Path.Combine(place, "page.html"), Path.Combine(place, "page.pdf"));
            await File.WriteAllTextAsync(page, html, cancellation);
            var said = await Run(chromium, [.. Arguments, .. WithoutSandbox(), $"--user-data-dir={Path.Combine(place, "profile")}", $"--print-to-pdf={file}", new Uri(page).AbsoluteUri], cancellation);
            if (File.Exists(file))
            {
                return await File.ReadAllBytesAsync(file, cancellation);
            }

            LogNotPrinted(Patience, said);
            return null;
        }
        finally
        {
            Remove(place);
        }
    }

    private string[] WithoutSandbox() => options.Value.NoSandbox || (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess) ? ["--no-sandbox"] : [];

    /// <summary>Runs it to its end, and ends it with everything it started when nobody waits any longer.</summary>
    private static async Task<string> Run(string chromium, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(chromium, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            try
            {
                var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
                await process.WaitForExitAsync(cancellation);
                return string.Concat(outputs).Trim();
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                    await process.WaitForExitAsync(CancellationToken.None);
                }
            }
        }
        catch (Win32Exception missing)
        {
            return missing.Message;
        }
    }

    private void Remove(string place)
    {
        try
        {
            Directory.Delete(place, recursive: true);
        }
        catch (IOException still)
        {
            // Chromium's last child may still be writing; the directory of temporary files is emptied by the machine.
            LogLeft(place, still);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Chromium has not printed a page within {Patience}: {Reason}")]
    private partial void LogNotPrinted(TimeSpan patience, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Printing left {Place} behind")]
    private partial void LogLeft(string place, Exception exception);
}
