using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Markets;

/// <content>To whom a free place is offered.</content>
internal sealed partial class MarketGrain
{
    /// <summary>People in line that are weighed together; those behind them are looked at when none of these can take part.</summary>
    private const int LineMax = 1_000;

    /// <inheritdoc/>
    public async Task<OfferAdvice> WhomToOffer(OpeningListing listing, ImmutableArray<WaitlistEntryId> without)
    {
        var now = clock.GetUtcNow();
        await foreach (var page in waitlist.InLine(listing.Profile, now, LineMax))
        {
            await Remembered();
            InLine[] line = [.. page.Where(row => !without.Contains(new(row.Place.EntryId)))];
            var (outlook, policy, since) = (new Outlook(past, Today), Policy, KeptSince(listing.OpeningId));
            var vote = await Solvers.Answer(() => WaitlistVote.Of(listing, line, outlook, policy, now, since));
            if (vote.IsKept)
            {
                await Filed();
                KeepFromToday(listing.OpeningId);
            }

            if (vote.IsKept || !vote.Offers.IsEmpty)
            {
                return new([.. vote.Offers.Select(at => new WaitingPerson(new(line[at].Place.EntryId), line[at].Seeker.NewcomerId, line[at].NeedId))], vote.IsKept);
            }
        }

        return new([], false);
    }

    private DateOnly? KeptSince(OpeningId openingId) => kept.State.KeptSince.TryGetValue(openingId, out var day) ? day : null;
}
