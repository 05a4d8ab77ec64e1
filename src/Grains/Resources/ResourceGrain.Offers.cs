using Coordination.Domain.Matching;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;
using Coordination.Grains.Referrals;

namespace Coordination.Grains.Resources;

/// <content>How a free unit is offered to those who wait: in order, one place to one person at a time.</content>
internal sealed partial class ResourceGrain
{
    private const int OffersPerTurnMax = 50;
    private static readonly TimeSpan OfferLifetime = TimeSpan.FromHours(48);

    private async Task OfferFreeUnits(OpeningId openingId)
    {
        for (var offers = 0; offers < OffersPerTurnMax; offers++)
        {
            if (!lanes.TryGetValue(openingId, out var lane)
                || ListingOf(lane) is not { IsClosed: false, Balance.Available: > 0, Profile.IsPending: false } listing
                || await FirstInLine(lane, listing) is not { } first
                || !await Offer(lane, first))
            {
                return;
            }
        }

        TendSoon();
    }

    /// <summary>The first who waits and can take part. Those who cannot are passed over and keep their place in line.</summary>
    private async Task<WaitlistRow?> FirstInLine(OpeningLane lane, OpeningListing listing)
    {
        var now = time.Now;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await foreach (var row in waitlist.InOrder(listing.Profile, now))
        {
            var served = row.NeedId is { } need && lane.Latest.Holds.For(row.Seeker.NewcomerId, need) is not null;
            if (!served && MatchRanking.Explain(row.Seeker, listing, today).Failures.IsEmpty)
            {
                return row;
            }
        }

        return null;
    }

    private async Task<bool> Offer(OpeningLane lane, WaitlistRow row)
    {
        try
        {
            var answer = await Commit(
                lane,
                null,
                (state, now) => DecideHold(state, row.Seeker.NewcomerId, row.NeedId, 1, now + OfferLifetime, now),
                decision => decision.Outcome is CapacityOutcome.Placed placed ? new Offer(row.EntryId, placed.HoldId) : null);
            if (answer is not CapacityOutcome.Placed)
            {
                return false;
            }

            LedgerMeter.OffersMade.Add(1);
            LogOffered(lane.Latest.OpeningId, row.EntryId);
            return true;
        }
        catch (LedgerConflictException)
        {
            // Somebody else has offered this person a place, or the opening moved: look again at the next occasion.
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Opening {OpeningId}: a place was offered to waitlist entry {EntryId}")]
    private partial void LogOffered(OpeningId openingId, Domain.Referrals.WaitlistEntryId entryId);
}
