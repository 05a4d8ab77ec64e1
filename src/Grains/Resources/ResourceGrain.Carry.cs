using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;
using Coordination.Grains.Regions;

namespace Coordination.Grains.Resources;

/// <content>How a decision is carried into the ledger, and what follows from it.</content>
internal sealed partial class ResourceGrain
{
    /// <summary>Decides, commits, tells others. A refused commit means that the database knows better: read again and decide anew.</summary>
    private async Task<CapacityOutcome> Carry(CommandKey? key, OpeningId openingId, Func<OpeningState, DateTimeOffset, Decision> decide)
    {
        if (key is not null && recent.Find(key) is { } answered)
        {
            return answered;
        }

        var now = clock.GetUtcNow();
        for (var attempt = 1; ; attempt++)
        {
            var decision = decide(StateOf(openingId), now);
            try
            {
                await ledger.Append(new(ResourceId, decision, key));
                return await Committed(key, openingId, decision, now);
            }
            catch (LedgerUnavailableException)
            {
                DeactivateOnIdle();
                throw;
            }
            catch (LedgerConflictException conflict)
            {
                if (key is not null && await committed.Command(key, openingId) is { } recorded)
                {
                    recent.Add(key with { RequestHash = recorded.RequestHash }, recorded.Outcome);
                    return RecentAnswers.Match(key, recorded.RequestHash, recorded.Outcome);
                }

                if (attempt == AttemptsMax)
                {
                    LogRefused(conflict, openingId);
                    DeactivateOnIdle();
                    throw new LedgerUnavailableException("The opening changed under every attempt.", conflict);
                }

                await ReloadOpenings();
                now = await committed.Now();
            }
        }
    }

    /// <summary>As <see cref="Carry"/>, for a command about a hold: one that has ended long ago is told from one that never was.</summary>
    private async Task<CapacityOutcome> CarryOnHold(CommandKey key, HoldId holdId, Func<OpeningState, DateTimeOffset, Decision> decide)
    {
        var ended = StateOf(holdId.Opening).Holds.ContainsKey(holdId) ? null : await committed.Hold(holdId);
        return await Carry(key, holdId.Opening, (state, now) => decide(state, now) switch
        {
            { Outcome: CapacityOutcome.Unknown } decision when ended is { State: HoldState.Expired } =>
                decision with { Outcome = new CapacityOutcome.Lapsed(state.OpeningId, state.Version, holdId) },
            { Outcome: CapacityOutcome.Unknown } decision when ended is not null =>
                decision with { Outcome = new CapacityOutcome.AlreadyResolved(state.OpeningId, state.Version, holdId, ended.State) },
            var decision => decision,
        });
    }

    private async Task<CapacityOutcome> Committed(CommandKey? key, OpeningId openingId, Decision decision, DateTimeOffset now)
    {
        if (key is not null)
        {
            recent.Add(key, decision.Outcome);
        }

        if (!decision.Events.IsEmpty)
        {
            var affirms = decision.Events.Any(row => row.Kind is LedgerKind.Posted or LedgerKind.MaximumChanged or LedgerKind.Closed or LedgerKind.Reopened or LedgerKind.Affirmed);
            openings[openingId] = (decision.Next, affirms ? now : openings[openingId].AffirmedAt);
            await Report(openingId);
            ScheduleExpiry();
        }

        LogDecided(openingId, decision.Outcome.GetType().Name, decision.Next.Version, decision.Next.Balance.Available);
        return decision.Outcome;
    }

    private OpeningState StateOf(OpeningId openingId) =>
        openings.TryGetValue(openingId, out var item) ? item.State : OpeningState.Unposted(openingId);

    private async Task ReloadOpenings()
    {
        var read = await committed.Openings(ResourceId);
        openings.Clear();
        foreach (var item in read)
        {
            openings[item.State.OpeningId] = item;
        }
    }

    /// <summary>One-way: the regions are views and this grain is the truth, so a slow region never delays a hold.</summary>
    private async Task Report(OpeningId openingId, string? formerRegion = null)
    {
        if (ListingOf(openingId) is not { } listing)
        {
            return;
        }

        foreach (var region in Listings.RegionsOf(listing.Profile).Append(formerRegion).OfType<string>().Distinct())
        {
            await GrainFactory.GetGrain<IRegionGrain>(region).ReportListing(listing);
        }
    }

    /// <summary>The timer only publishes what the clock has already decided: an overdue hold blocks nobody even before it fires.</summary>
    private void ScheduleExpiry()
    {
        var next = openings.Values
            .SelectMany(item => item.State.Holds.Values)
            .Where(hold => hold.State == HoldState.Held)
            .Select(hold => (DateTimeOffset?)hold.ExpiresAt)
            .Min();
        if (next == expiryAt)
        {
            return;
        }

        expiryTimer?.Dispose();
        expiryTimer = null;
        expiryAt = next;
        if (next is { } at)
        {
            var due = at - clock.GetUtcNow() + ExpirySlack;
            expiryTimer = this.RegisterGrainTimer(
                OnExpiryDue,
                new GrainTimerCreationOptions(due > ExpirySlack ? due : ExpirySlack, Timeout.InfiniteTimeSpan) { KeepAlive = false });
        }
    }

    private async Task OnExpiryDue(CancellationToken cancellation)
    {
        expiryAt = null;
        await Tend();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Opening {OpeningId}: {Outcome} at version {Version}, {Available} units free")]
    private partial void LogDecided(OpeningId openingId, string outcome, long version, int available);

    [LoggerMessage(Level = LogLevel.Error, Message = "The ledger refused every attempt on opening {OpeningId}")]
    private partial void LogRefused(Exception exception, OpeningId openingId);
}
