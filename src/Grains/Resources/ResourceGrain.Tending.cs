namespace Coordination.Grains.Resources;

/// <content>What time brings: holds run out, and free places are offered.</content>
internal sealed partial class ResourceGrain
{
    private static readonly TimeSpan ExpirySlack = TimeSpan.FromMilliseconds(20);

    /// <summary>No hold lasts longer; a timer that fires early finds nothing to do and is set again.</summary>
    private static readonly TimeSpan TimerMax = TimeSpan.FromDays(3);

    private IGrainTimer? expiryTimer;
    private DateTimeOffset? expiryAt;
    private IGrainTimer? tending;

    /// <inheritdoc/>
    public async Task Tend()
    {
        foreach (var lane in lanes.Values.ToArray())
        {
            if (lane.Latest.DueAt <= time.Now)
            {
                await Commit(lane, null, Domain.Resources.Capacity.OpeningDecisions.Lapse);
            }

            await OfferFreeUnits(lane.Latest.OpeningId);
        }

        expiryAt = null;
        foreach (var lane in lanes.Values)
        {
            NoteExpiry(lane.Committed.DueAt);
        }
    }

    /// <summary>Tends as soon as this turn is over; asked for twice, it is done once.</summary>
    private void TendSoon() => tending ??= this.RegisterGrainTimer(
        async _ =>
        {
            tending?.Dispose();
            tending = null;
            await Tend();
        },
        new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { KeepAlive = true });

    /// <summary>The timer only publishes what the clock has already decided: an overdue hold blocks nobody even before it fires.</summary>
    private void NoteExpiry(DateTimeOffset? dueAt)
    {
        if (dueAt is not { } at || expiryAt <= at)
        {
            return;
        }

        expiryTimer?.Dispose();
        expiryAt = at;
        var due = at - time.Now + ExpirySlack;
        expiryTimer = this.RegisterGrainTimer(
            _ => Tend(), new GrainTimerCreationOptions(due < ExpirySlack ? ExpirySlack : due > TimerMax ? TimerMax : due, Timeout.InfiniteTimeSpan) { KeepAlive = false });
    }
}
