using Coordination.Benchmarks.Load;
using Coordination.Domain.Geography;

namespace Coordination.Benchmarks.Live;

/// <summary>One reader: the map they have open, what they have seen and what they click.</summary>
internal sealed class LiveReader : IDisposable
{
    /// <summary>The script of the page takes so long a silence for the death of the server and connects again.</summary>
    private static readonly TimeSpan ServerSilenceMax = TimeSpan.FromSeconds(10);

    /// <summary>The script of the page says something at least this often.</summary>
    private static readonly TimeSpan OwnSilenceMax = TimeSpan.FromSeconds(4);

    private readonly MapClick click;
    private string? chosen;

    /// <summary>Makes one of a circuit that is about to be opened.</summary>
    public LiveReader(LiveCircuit circuit, MapChanges changes, WireBytes? wire)
    {
        (Circuit, Wire, Sight, click) = (circuit, wire, new(changes, circuit.View), new(circuit));
        (circuit.Sight, circuit.Click) = (Sight, click);
    }

    /// <summary>Their circuit.</summary>
    public LiveCircuit Circuit { get; }

    /// <summary>Counts what comes for them; null when that is not counted.</summary>
    public WireBytes? Wire { get; }

    /// <summary>What they have seen.</summary>
    public MapSight Sight { get; }

    /// <summary>True where divisions can be clicked.</summary>
    public bool SeesDivisions => Circuit.View != MapSight.Country;

    /// <summary>Why the script of the page would give this circuit up; null while it would not.</summary>
    public string? Fault => Circuit.Fault ?? (Circuit.ServerSilence > ServerSilenceMax ? "the server was silent" : null);

    /// <summary>Milliseconds that a click is under way; null when none is.</summary>
    public double? Awaits => click.IsUnderWay ? click.Milliseconds : null;

    /// <summary>Chooses a division to click; null while they wait for something, or when it is the one they have chosen.</summary>
    public string? Choose(Random choice)
    {
        var divisions = RegionTable.DivisionsWithin(Circuit.View);
        var next = divisions[choice.Next(divisions.Count)];
        if (click.IsUnderWay || next == chosen || Circuit.Fault is not null)
        {
            return null;
        }

        return chosen = next;
    }

    /// <summary>Clicks it.</summary>
    public Task Click(string division, Latencies into) => click.On(division, into);

    /// <summary>Says something if nothing was said for long.</summary>
    public void KeepAlive()
    {
        if (Circuit.OwnSilence > OwnSilenceMax)
        {
            _ = Circuit.Ping();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Circuit.Dispose();
        Wire?.Dispose();
    }
}
