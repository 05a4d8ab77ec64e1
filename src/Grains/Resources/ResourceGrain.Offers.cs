using Coordination.Domain.Matching;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;
using Coordination.Grains.Referrals;

namespace Coordination.Grains.Resources;

/// <content>How a free unit is offered to those who wait: in order, one place to one person at a time.</content>
internal sealed partial class ResourceGrain
{
    private async Task OfferFreeUnits(OpeningId openingId)
    {
        for (var offers = 0; offers < OffersPerTurnMax; offers++)
        {
            if (ListingOf(openingId) is not { IsClosed: false, Balance.Available: > 0, Profile.IsPending: false } listing
                || await FirstInLine(listing) is not { } first)
            {
                return;
            }

            if (!await Offer(openingId, first))
            {
                return;
            }
        }
    }

    /// <summary>The first who waits and can take part. Those who cannot are passed over and keep their place in line.</summary>
    private async Task<WaitlistRow?> FirstInLine(OpeningListing listing)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var served = StateOf(listing.OpeningId).Holds.Values.Select(hold => (hold.NewcomerId, hold.NeedId)).ToHashSet();
        await foreach (var row in waitlist.InOrder(listing.Profile, now))
        {
            if (!served.Contains((row.Seeker.NewcomerId, row.NeedId)) && MatchRanking.Explain(row.Seeker, listing, today).Failures.IsEmpty)
            {
                return row;
            }
        }

        return null;
    }

    private async Task<bool> Offer(OpeningId openingId, WaitlistRow row)
    {
        var now = clock.GetUtcNow();
        var holdId = HoldId.From(openingId, "offer\n" + row.EntryId.Value);
        var decision = OpeningDecisions.PlaceHold(StateOf(openingId), holdId, row.Seeker.NewcomerId, row.NeedId, 1, now + OfferLifetime, now);
        if (decision.Outcome is not CapacityOutcome.Placed)
        {
            return false;
        }

        try
        {
            await ledger.Append(new(ResourceId, decision, null) { Offers = [new(row.EntryId, holdId)] });
        }
        catch (LedgerConflictException)
        {
            // Somebody else has offered this person a place, or the opening moved: look again at the next occasion.
            await ReloadOpenings();
            return false;
        }
        catch (LedgerUnavailableException)
        {
            DeactivateOnIdle();
            throw;
        }

        await Committed(null, openingId, decision, now);
        LogOffered(openingId, row.EntryId);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Opening {OpeningId}: a place was offered to waitlist entry {EntryId}")]
    private partial void LogOffered(OpeningId openingId, Coordination.Domain.Referrals.WaitlistEntryId entryId);
}
