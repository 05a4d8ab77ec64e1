using System.Runtime.InteropServices;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Pricing;

namespace Coordination.Domain.Matching.Waitlists;

/// <summary>Makes a <see cref="Future"/> of who waits, what is free, and what one sampled course of events would bring.</summary>
public static class FutureBuilder
{
    private const int None = -1;

    /// <summary>Builds it. Everybody takes an opening on the first day on which both are there; the value is what waiting leaves.</summary>
    /// <param name="today">The day of the decision.</param>
    /// <param name="waiting">Who waits now: the first rows, in this order.</param>
    /// <param name="free">What is free now: the first openings, in this order.</param>
    /// <param name="coming">Who would come.</param>
    /// <param name="opening">What would open.</param>
    /// <param name="halvesInDays">Of the policy.</param>
    public static Future Build(
        double today,
        IReadOnlyList<MarketPerson> waiting,
        IReadOnlyList<MarketOpening> free,
        IReadOnlyList<MarketPerson> coming,
        IReadOnlyList<MarketOpening> opening,
        int halvesInDays)
    {
        MarketOpening[] all = [.. free, .. opening];
        var (first, next) = Chains(all);
        var rows = new Demand.Builder();
        var openings = new List<int>();
        var values = new List<long>();
        foreach (var person in waiting.Concat(coming))
        {
            openings.Clear();
            values.Clear();
            foreach (var option in person.Options)
            {
                for (var at = option.Resource < first.Length ? first[option.Resource] : None; at != None; at = next[at])
                {
                    var day = Math.Max(Math.Max(today, person.SinceDay), all[at].FromDay);
                    if (day <= all[at].UntilDay)
                    {
                        openings.Add(at);
                        values.Add(Math.Max(1, WaitFactor.Of(person.BandWeight * option.Utility, day - person.SinceDay, halvesInDays)));
                    }
                }
            }

            rows.Add(CollectionsMarshal.AsSpan(openings), CollectionsMarshal.AsSpan(values));
        }

        return new(rows.Build(), [.. all.Select(item => item.Units)]);
    }

    /// <summary>For each resource its first opening, and for each opening the next of the same resource.</summary>
    private static (int[] First, int[] Next) Chains(MarketOpening[] openings)
    {
        var resources = 0;
        foreach (var opening in openings)
        {
            resources = Math.Max(resources, opening.Resource + 1);
        }

        var first = new int[resources];
        var next = new int[openings.Length];
        Array.Fill(first, None);
        for (var at = openings.Length - 1; at >= 0; at--)
        {
            next[at] = first[openings[at].Resource];
            first[openings[at].Resource] = at;
        }

        return (first, next);
    }
}
