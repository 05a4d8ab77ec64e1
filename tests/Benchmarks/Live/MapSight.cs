using System.Buffers.Text;
using System.Diagnostics;

namespace Coordination.Benchmarks.Live;

/// <summary>What one reader has seen of the changes, read from what the drawing is told to say of each region: its free seats.</summary>
internal sealed class MapSight(MapChanges changes, string view)
{
    /// <summary>The view that shows provinces.</summary>
    public const string Country = "CA";

    private readonly int[] seen = new int[MapChanges.CodesMax];
    private int run;

    /// <summary>The line of a region begins so.</summary>
    private static ReadOnlySpan<byte> Code => "region\t"u8;

    private static ReadOnlySpan<byte> Waiting => " waiting, "u8;

    /// <summary>The map was painted. A region that shows as many free seats as a change led to has shown that change and those before it.</summary>
    public void Painted(ReadOnlySpan<byte> arguments)
    {
        var now = Stopwatch.GetTimestamp();
        for (var at = arguments.IndexOf(Code); at >= 0;)
        {
            arguments = arguments[(at + Code.Length)..];
            at = arguments.IndexOf(Code);
            var region = at < 0 ? arguments : arguments[..at];
            var label = region.IndexOf(Waiting);
            if (label >= 0 && Utf8Parser.TryParse(region, out int code, out _))
            {
                See(code, Number(region[(label + Waiting.Length)..]), now);
            }
        }
    }

    /// <summary>The time is over: what was not seen until now has taken until now. Answers how many changes that were.</summary>
    public int End()
    {
        var now = Stopwatch.GetTimestamp();
        var missed = 0;
        foreach (var code in changes.CodesOf(view))
        {
            missed += See(code, int.MaxValue, now);
        }

        return missed;
    }

    private int See(int code, int free, long now)
    {
        if (run != changes.Runs)
        {
            run = changes.Runs;
            Array.Clear(seen);
        }

        var shown = changes.Shown(code, free);
        var news = Math.Max(0, shown - seen[code]);
        for (; seen[code] < shown; seen[code]++)
        {
            changes.Times.Add((now - changes.SentAt(code, seen[code])) * 1e3 / Stopwatch.Frequency);
        }

        return news;
    }

    /// <summary>A number with the commas that English puts in.</summary>
    private static int Number(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var letter in text)
        {
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                number = (number * 10) + letter - '0';
            }
            else if (letter != ',')
            {
                break;
            }
        }

        return number;
    }
}
