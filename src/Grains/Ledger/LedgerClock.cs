namespace Coordination.Grains.Ledger;

/// <summary>The database's clock as this silo knows it: the last time it told, and what has passed since.</summary>
/// <remarks>
/// Expiry is the database's to judge. A silo that decides by the same clock is seldom contradicted, however wrong its own
/// calendar is; it only needs a clock that runs evenly.
/// </remarks>
internal sealed class LedgerClock(TimeProvider clock)
{
    private Reading? last;

    /// <summary>Now, in whole microseconds, which is what the database keeps.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Volatile.Read(ref last) is { } reading ? reading.Told + clock.GetElapsedTime(reading.At) : clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>Takes over a time that the database has just told.</summary>
    public void Set(DateTimeOffset told) => Volatile.Write(ref last, new(told, clock.GetTimestamp()));

    private sealed record Reading(DateTimeOffset Told, long At);
}
