using System.Diagnostics;
using System.Text;
using Coordination.Benchmarks.Load;

namespace Coordination.Benchmarks.Live;

/// <summary>Clicks of one reader on regions of the map, one at a time: from the click until the page it leads to has come.</summary>
internal sealed class MapClick(LiveCircuit circuit)
{
    private static readonly byte[] Nothing = [];
    private volatile byte[] selected = Nothing;
    private volatile bool isPainted;
    private Latencies? times;
    private long began;

    /// <summary>True while a click has not come to anything.</summary>
    public bool IsUnderWay => selected.Length > 0;

    /// <summary>How long the last click is under way.</summary>
    public double Milliseconds => Stopwatch.GetElapsedTime(began).TotalMilliseconds;

    /// <summary>Clicks a division that is not chosen yet; a second click would lead back to its province.</summary>
    /// <param name="division">Which.</param>
    /// <param name="into">Where to note how long it takes.</param>
    public Task On(string division, Latencies into)
    {
        times = into;
        began = Stopwatch.GetTimestamp();
        isPainted = false;
        selected = Encoding.UTF8.GetBytes($"view\t{circuit.View}\t{division}\t");
        return circuit.ClickRegion(division);
    }

    /// <summary>The map was painted; with the division chosen, it belongs to the page that comes next.</summary>
    public void Painted(ReadOnlySpan<byte> arguments) => isPainted = isPainted || (IsUnderWay && arguments.IndexOf(selected) >= 0);

    /// <summary>The page was rendered.</summary>
    public void Rendered()
    {
        if (isPainted && IsUnderWay)
        {
            isPainted = false;
            times!.Add(Milliseconds);
            selected = Nothing;
        }
    }
}
