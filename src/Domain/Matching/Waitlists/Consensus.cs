using Coordination.Domain.Matching.Pricing;

namespace Coordination.Domain.Matching.Waitlists;

/// <summary>A possible course of events: who waits now and who may come, with what is free now and what may open.</summary>
/// <param name="Demand">The first rows are those who wait now, in the order of the pool; the first openings are those free now.</param>
/// <param name="Units">Units of each opening of this future.</param>
public sealed record Future(Demand Demand, ImmutableArray<int> Units);

/// <summary>An offer that the futures speak for.</summary>
/// <param name="Person">The position in the pool.</param>
/// <param name="Opening">The position among what is free now.</param>
/// <param name="Votes">In how many futures the best use of this unit was this person.</param>
public readonly record struct WaitlistOffer(int Person, int Opening, int Votes);

/// <summary>
/// Whom to offer a free unit: each sampled future is solved as if it were known (consensus; Van Hentenryck and Bent 2006). When enough
/// futures use the unit for somebody who waits now, it is offered to the one to whom most of them give it; else it is kept for now.
/// </summary>
public static class Consensus
{
    /// <summary>The offers with enough votes, best first. Every person and unit at most once.</summary>
    /// <param name="futures">At least one; all with the same pool and the same free openings in front.</param>
    /// <param name="waiting">How many wait now.</param>
    /// <param name="free">Units of each opening that is free now.</param>
    /// <param name="votePercent">Share of the futures that must use a unit now for it to be offered.</param>
    /// <param name="epsilon">Of the auctions.</param>
    public static ImmutableArray<WaitlistOffer> Offers(IReadOnlyList<Future> futures, int waiting, ReadOnlySpan<int> free, int votePercent, long epsilon)
    {
        var votes = new int[waiting * free.Length];
        foreach (var future in futures)
        {
            var result = Auction.Run(future.Demand, future.Units.AsSpan(), epsilon);
            for (var person = 0; person < waiting; person++)
            {
                var opening = result.Assigned[person];
                if (opening >= 0 && opening < free.Length)
                {
                    votes[(person * free.Length) + opening]++;
                }
            }
        }

        return Chosen(votes, waiting, free, futures.Count, votePercent);
    }

    /// <summary>The best use of what is free for those who wait now, without a thought for the future: for units kept as long as the policy allows.</summary>
    public static ImmutableArray<WaitlistOffer> OffersNow(Future present, int waiting, ReadOnlySpan<int> free, long epsilon) => Offers([present], waiting, free, 1, epsilon);

    /// <summary>Whoever is first in line takes the best that is left: what a policy of strict bands offers.</summary>
    /// <param name="present">Rows in the order of <see cref="WaitlistOrder"/>.</param>
    /// <param name="waiting">How many wait now.</param>
    /// <param name="free">Units of each opening that is free now.</param>
    public static ImmutableArray<WaitlistOffer> InLine(Future present, int waiting, ReadOnlySpan<int> free)
    {
        var left = free.ToArray();
        var offers = ImmutableArray.CreateBuilder<WaitlistOffer>();
        for (var person = 0; person < waiting; person++)
        {
            var (best, highest) = (Auction.Nothing, 0L);
            var values = present.Demand.ValuesOf(person);
            for (var at = 0; at < values.Length; at++)
            {
                var opening = present.Demand.OpeningsOf(person)[at];
                if (opening < left.Length && left[opening] > 0 && values[at] > highest)
                {
                    (best, highest) = (opening, values[at]);
                }
            }

            if (best != Auction.Nothing)
            {
                left[best]--;
                offers.Add(new(person, best, 1));
            }
        }

        return offers.ToImmutable();
    }

    private static ImmutableArray<WaitlistOffer> Chosen(int[] votes, int waiting, ReadOnlySpan<int> free, int futures, int votePercent)
    {
        var offers = new List<WaitlistOffer>();
        for (var at = 0; at < votes.Length; at++)
        {
            if (votes[at] > 0)
            {
                offers.Add(new(at / free.Length, at % free.Length, votes[at]));
            }
        }

        offers.Sort((a, b) => a.Votes != b.Votes ? b.Votes.CompareTo(a.Votes) : a.Person != b.Person ? a.Person.CompareTo(b.Person) : a.Opening.CompareTo(b.Opening));
        var left = UnitsToOffer(votes, free, futures, votePercent);
        var served = new bool[waiting];
        var chosen = ImmutableArray.CreateBuilder<WaitlistOffer>();
        foreach (var offer in offers)
        {
            if (!served[offer.Person] && left[offer.Opening] > 0)
            {
                served[offer.Person] = true;
                left[offer.Opening]--;
                chosen.Add(offer);
            }
        }

        return chosen.ToImmutable();
    }

    /// <summary>A further unit is offered when enough futures use one more of them for somebody of the pool.</summary>
    private static int[] UnitsToOffer(int[] votes, ReadOnlySpan<int> free, int futures, int votePercent)
    {
        var units = new int[free.Length];
        for (var opening = 0; opening < free.Length; opening++)
        {
            var all = 0;
            for (var at = opening; at < votes.Length; at += free.Length)
            {
                all += votes[at];
            }

            while (units[opening] < free[opening] && (all - (futures * units[opening])) * 100 >= futures * votePercent)
            {
                units[opening]++;
            }
        }

        return units;
    }
}
