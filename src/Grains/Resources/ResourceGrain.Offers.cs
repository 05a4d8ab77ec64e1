using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;
using Coordination.Grains.Markets;

namespace Coordination.Grains.Resources;

/// <content>How a free unit is offered to those who wait: to whom the market says, one place to one person at a time.</content>
internal sealed partial class ResourceGrain
{
    private const int OffersPerTurnMax = 50;
    private const int RoundsMax = 20;
    private static readonly TimeSpan OfferLifetime = TimeSpan.FromHours(48);

    private async Task OfferFreeUnits(OpeningId openingId)
    {
        var without = ImmutableArray<WaitlistEntryId>.Empty;
        var offers = 0;
        for (var round = 0; round < RoundsMax && offers < OffersPerTurnMax; round++)
        {
            if (!lanes.TryGetValue(openingId, out var lane)
                || ListingOf(lane) is not { IsClosed: false, Balance.Available: > 0, Profile.IsPending: false } listing
                || !await waitlist.Waits(listing.Profile)
                || await GrainFactory.Market(MarketOf(listing)).WhomToOffer(listing, without) is not { People.IsEmpty: false } advice)
            {
                return;
            }

            foreach (var person in advice.People)
            {
                if (person.NeedId is { } need && lane.Latest.Holds.For(person.NewcomerId, need) is not null)
                {
                    // Has a place here already: the others are asked about without them.
                    without = without.Add(person.EntryId);
                }
                else if (!await Offer(lane, person))
                {
                    return;
                }
                else
                {
                    offers++;
                }
            }

            if (advice.IsRestKept)
            {
                return;
            }
        }

        TendSoon();
    }

    private static string MarketOf(OpeningListing listing) => MarketPlaces.ProvinceOf(listing.Profile.RegionCode) ?? listing.Profile.RegionCode;

    private async Task<bool> Offer(OpeningLane lane, WaitingPerson person)
    {
        try
        {
            var answer = await Commit(
                lane,
                null,
                (state, now) => DecideHold(state, person.NewcomerId, person.NeedId, 1, now + OfferLifetime, now),
                decision => decision.Outcome is CapacityOutcome.Placed placed ? new Offer(person.EntryId, placed.HoldId) : null);
            if (answer is not CapacityOutcome.Placed)
            {
                return false;
            }

            LedgerMeter.OffersMade.Add(1);
            LogOffered(lane.Latest.OpeningId, person.EntryId);
            return true;
        }
        catch (LedgerConflictException)
        {
            // Somebody else has offered this person a place, or the opening moved: look again at the next occasion.
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Opening {OpeningId}: a place was offered to waitlist entry {EntryId}")]
    private partial void LogOffered(OpeningId openingId, WaitlistEntryId entryId);
}
