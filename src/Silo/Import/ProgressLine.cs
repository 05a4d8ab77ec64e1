using System.Globalization;

namespace Coordination.Silo.Import;

/// <summary>How far an import is: on a terminal one line that redraws itself, elsewhere a line every few seconds.</summary>
internal sealed class ProgressLine(TextWriter output, bool isTerminal, TimeProvider clock)
{
    private const int BarWidth = 30;

    /// <summary>Imports that end sooner than this show nothing.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RedrawPeriod = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private long startedAt;
    private long shownAt;
    private int total;
    private int done;
    private bool isDrawn;

    /// <summary>Starts to count towards <paramref name="rows"/>.</summary>
    public void Start(int rows)
    {
        lock (gate)
        {
            total = rows;
            done = 0;
            startedAt = shownAt = clock.GetTimestamp();
        }
    }

    /// <summary>Counts rows as dealt with.</summary>
    public void Advance(int rows = 1)
    {
        lock (gate)
        {
            done += rows;
            var elapsed = clock.GetElapsedTime(startedAt);
            if (elapsed < Quiet || clock.GetElapsedTime(shownAt) < (isTerminal ? RedrawPeriod : LinePeriod))
            {
                return;
            }

            shownAt = clock.GetTimestamp();
            Show(elapsed);
        }
    }

    /// <summary>Clears the redrawn line, so that what follows starts on a clean one.</summary>
    public void Finish()
    {
        lock (gate)
        {
            if (isDrawn && isTerminal)
            {
                output.Write("\r\u001b[K");
            }
        }
    }

    private void Show(TimeSpan elapsed)
    {
        var share = total == 0 ? 1 : Math.Min(1d, (double)done / total);
        var perSecond = done / elapsed.TotalSeconds;
        var left = perSecond > 0 ? TimeSpan.FromSeconds((total - done) / perSecond) : TimeSpan.Zero;
        var bar = new string('#', (int)(share * BarWidth)).PadRight(BarWidth, '.');
        var line = string.Create(CultureInfo.InvariantCulture, $"[{bar}] {done} of {total} rows, {perSecond:F0} a second, {left:mm\\:ss} left");
        if (isTerminal)
        {
            output.Write($"\r{line}\u001b[K");
            isDrawn = true;
        }
        else
        {
            output.WriteLine(line);
        }
    }
}
