using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Matching.Waitlists;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Markets;

/// <summary>Somebody in line for an opening.</summary>
/// <param name="Place">Their place.</param>
/// <param name="Seeker">What matching may know of them.</param>
/// <param name="NeedId">For which need, or null for any of theirs.</param>
public sealed record InLine(WaitlistPlace Place, Seeker Seeker, NeedId? NeedId);

/// <summary>What a vote came to.</summary>
/// <param name="Offers">To whom free units are offered, first offer first: positions in the line.</param>
/// <param name="IsKept">A unit stays free although somebody in line could take it: most futures use it for somebody who is still to come.</param>
public sealed record VoteOutcome(ImmutableArray<int> Offers, bool IsKept);

/// <summary>To whom the free units of one opening are offered.</summary>
/// <remarks>
/// Weighted: sampled futures of the next <see cref="MatchingPolicy.PriceHoldDaysMax"/> days vote; of those for whom a unit is worth the same the first in line is
/// offered it. Somebody counts more the longer they have waited (<see cref="MatchingPolicy.WaitingBonusPercent"/>), so nobody is passed by for ever.
/// Strict: the first in line who can take part. Pure and deterministic.
/// </remarks>
public static class WaitlistVote
{
    /// <summary>Expected people a future holds, at most.</summary>
    private const int ComingMax = 1_000;

    private const int ExpectedOpeningsMax = 40;

    /// <summary>
    /// Differences in utility below this are not told apart; of 100,000. As much as in <see cref="MarketPrices.Epsilon"/>: with a twentieth of it 1,000 in line
    /// outbid each other 50 million times, which takes seconds; in a market like that of the benchmark <c>matches</c> the offers were the same.
    /// </summary>
    private const long VoteEpsilon = 500;

    private const int Whole = 100;

    /// <summary>Votes.</summary>
    /// <param name="listing">The opening, with its free units.</param>
    /// <param name="line">Who waits, in the order of <see cref="WaitlistOrder"/>.</param>
    /// <param name="outlook">What is expected.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="now">The moment.</param>
    /// <param name="keptSince">Since when a unit has been kept; null when none is.</param>
    public static VoteOutcome Of(OpeningListing listing, IReadOnlyList<InLine> line, Outlook outlook, MatchingPolicy policy, DateTimeOffset now, DateOnly? keptSince)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var eligible = Enumerable.Range(0, line.Count).Where(at => UtilityOf(line[at].Seeker, line[at].NeedId, listing, policy, today) > 0).ToArray();
        var units = listing.Balance.Available;
        if (policy.Mode == MatchingMode.StrictLexicographic || eligible.Length == 0)
        {
            return new([.. eligible.Take(units)], false);
        }

        var daysLeft = policy.PriceHoldDaysMax - (keptSince is { } since ? today.DayNumber - since.DayNumber : 0);
        var coming = daysLeft <= 0 ? [] : outlook.Coming(daysLeft).Where(request => UtilityOf(request.Seeker, null, listing, policy, today) > 0).ToArray();
        var expected = daysLeft <= 0 || coming.Length == 0 ? [] : outlook.Opening(daysLeft).Where(posting => posting.Profile.ServiceType == listing.Profile.ServiceType).Take(ExpectedOpeningsMax).ToArray();
        OpeningListing[] openings = [listing, .. expected.Select(posting => Expected(posting, today))];

        var waiting = eligible.Select(at => Person(line[at].Seeker, line[at].NeedId, 0, WeightOf(line[at].Place, policy, now), openings, policy, today)).ToArray();
        MarketOpening[] free = [new(0, 0, Math.Max(0, daysLeft), units)];
        MarketOpening[] opening = [.. expected.Select((posting, at) => new MarketOpening(at + 1, posting.Day, policy.PriceHoldDaysMax, posting.Units))];

        // Most of those who came before are drawn for several futures: what each opening is worth to them is asked once.
        var drawn = new MarketPerson?[coming.Length];
        MarketPerson Drawn(int at) => drawn[at] ??= Person(coming[at].Seeker, null, coming[at].Day, policy.WeightOf(coming[at].Seeker.Band) * Whole, openings, policy, today);
        var futures = coming.Length == 0
            ? [FutureBuilder.Build(0, waiting, free, [], [], policy.HalvesInDays)]
            : Enumerable.Range(0, policy.Futures).Select(future => FutureBuilder.Build(
                0, waiting, free, [.. Sampled(coming.Length, outlook.Years, listing, today, future).Select(Drawn)], opening, policy.HalvesInDays)).ToArray();
        var offers = Consensus.Offers(futures, waiting.Length, [units], policy.VotePercent, VoteEpsilon * Whole);
        return new([.. offers.Select(offer => eligible[offer.Person])], offers.Length < Math.Min(units, eligible.Length));
    }

    /// <summary>What serving somebody is multiplied by, in hundredths of a band weight: their band after ageing, and more the longer they have waited.</summary>
    private static int WeightOf(WaitlistPlace place, MatchingPolicy policy, DateTimeOffset now)
    {
        var waited = now - place.JoinedAt;
        var share = Math.Clamp(waited.TotalDays / Math.Max(1, place.TargetDays), 0, 1);
        return policy.WeightOf(WaitlistOrder.Aged(place.Band, waited, place.TargetDays)) * (Whole + (int)(policy.WaitingBonusPercent * share));
    }

    /// <summary>The people of one possible future: as many as expected, drawn from those who came before, by position. The same all day: a unit that is kept is not let go by asking often.</summary>
    private static IEnumerable<int> Sampled(int coming, double years, OpeningListing listing, DateOnly today, int future)
    {
        var random = new Random(unchecked((((Seed(listing.OpeningId.Value) * 31) + today.DayNumber) * 31) + future));
        var count = Math.Min(ComingMax, (int)((coming / years) + random.NextDouble()));
        return Enumerable.Range(0, count).Select(_ => random.Next(coming));
    }

    private static MarketPerson Person(Seeker seeker, NeedId? needId, int day, int weight, OpeningListing[] openings, MatchingPolicy policy, DateOnly today) => new(
        day,
        weight,
        [
            .. openings.Select((opening, at) => new MarketOption(at, UtilityOf(seeker, needId, opening, policy, today))).Where(option => option.Utility > 0),
        ]);

    /// <summary>How well the opening suits somebody, above 0; 0 when they cannot take part or it is not proposed to them.</summary>
    private static long UtilityOf(Seeker seeker, NeedId? needId, OpeningListing listing, MatchingPolicy policy, DateOnly today)
    {
        var asked = needId is { } one ? seeker with { Needs = [.. seeker.Needs.Where(need => need.NeedId == one)] } : seeker;
        if (listing.Profile.ServiceType is var type && !asked.Needs.Any(need => need.ServiceType == type) && seeker.Assets.IsEmpty)
        {
            return 0;
        }

        var explained = MatchRanking.Explain(asked, listing, today);
        return explained.Match is { } match && explained.Failures.IsEmpty
            && EvidenceRules.IsProposed(new(PersonFacts.Of(seeker), OfferFacts.Of(listing.Profile), policy.Rules, today))
            ? Math.Max(1, match.Utility.Sum(policy.UtilityWeights.AsSpan()))
            : 0;
    }

    private static OpeningListing Expected(PastPosting posting, DateOnly today) => new(
        OpeningId.From(posting.Profile.ResourceId, "expected"), 1, posting.Profile, new(CapacityUnit.Seat, today.AddDays(posting.Day), null), new(posting.Units, 0, 0), false, DateTimeOffset.MaxValue);

    /// <summary>The same on every machine, unlike the hash of a string.</summary>
    private static int Seed(string text) => text.Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter));
}
