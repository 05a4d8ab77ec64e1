using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Matching.Waitlists;

namespace Coordination.Benchmarks.Matching;

/// <summary>The rule of the product and its peers.</summary>
internal static class WaitlistRules
{
    public const double HorizonDays = 45;
    public const long Epsilon = 2_000;

    /// <summary>Whoever has waited longest takes the place that suits best.</summary>
    public static IEnumerable<(int Person, int Opening)> FirstCome(double today, IReadOnlyList<Waiter> waiting, IReadOnlyList<MarketOpening> free) =>
        InOrder(Enumerable.Range(0, waiting.Count).OrderBy(at => waiting[at].Person.SinceDay), waiting, free);

    /// <summary>The most vulnerable first, then who has waited longest, as coordinated entry does.</summary>
    public static IEnumerable<(int Person, int Opening)> CoordinatedEntry(double today, IReadOnlyList<Waiter> waiting, IReadOnlyList<MarketOpening> free) =>
        InOrder(Enumerable.Range(0, waiting.Count).OrderBy(at => waiting[at].Tier).ThenBy(at => waiting[at].Person.SinceDay), waiting, free);

    /// <summary>The best for those here now, without a thought for tomorrow.</summary>
    public static IEnumerable<(int Person, int Opening)> Myopic(double today, IReadOnlyList<Waiter> waiting, IReadOnlyList<MarketOpening> free)
    {
        var now = FutureBuilder.Build(today, People(waiting), free, [], [], WaitlistWorld.HalvesInDays);
        return Auction.Run(now.Demand, now.Units.AsSpan(), Epsilon).Assigned.Select((opening, person) => (person, opening)).Where(pair => pair.opening >= 0);
    }

    /// <summary>The product: futures vote. They are the same days of other years, with as many more people as this year has had so far.</summary>
    public static WaitlistRule Consensus(IReadOnlyList<WaitlistMarket> years, WaitlistMarket present, MatchingPolicy policy)
    {
        var usual = years.SelectMany(year => year.People.Select(person => person.Person.SinceDay)).Order().ToArray();
        return (today, waiting, free) =>
        {
            if (!waiting.Any(waiter => waiter.Person.Options.Any(option => free.Any(opening => opening.Resource == option.Resource))))
            {
                return [];
            }

            var expected = CountTo(usual, today) / (double)years.Count;
            var drift = (present.People.Count(person => person.Person.SinceDay <= today) + DriftPrior) / (expected + DriftPrior);
            var people = People(waiting);
            var futures = Enumerable.Range(0, policy.Futures).Select(at => FutureBuilder.Build(
                today,
                people,
                free,
                Coming(years, at, today, drift),
                years[at].Openings.Where(opening => opening.FromDay > today && opening.FromDay <= today + HorizonDays).ToList(),
                WaitlistWorld.HalvesInDays)).ToList();
            var units = free.Select(opening => opening.Units).ToArray();
            return Coordination.Domain.Matching.Waitlists.Consensus.Offers(futures, waiting.Count, units, policy.VotePercent, Epsilon).Select(offer => (offer.Person, offer.Opening));
        };
    }

    private const double DriftPrior = 40;

    private static int CountTo(double[] sorted, double day)
    {
        var at = Array.BinarySearch(sorted, day);
        return at < 0 ? ~at : at;
    }

    private static List<MarketPerson> Coming(IReadOnlyList<WaitlistMarket> years, int at, double today, double drift)
    {
        IEnumerable<MarketPerson> Of(int year) => years[year % years.Count].People.Select(person => person.Person).Where(person => person.SinceDay > today && person.SinceDay <= today + HorizonDays);
        var all = Of(at).ToList();
        return drift >= 1
            ? [.. all, .. Of(at + 1).Take((int)Math.Round((drift - 1) * all.Count))]
            : [.. all.Where((_, index) => (int)((index + 1) * drift) > (int)(index * drift))];
    }

    private static List<MarketPerson> People(IReadOnlyList<Waiter> waiting) => [.. waiting.Select(waiter => waiter.Person)];

    private static IEnumerable<(int Person, int Opening)> InOrder(IEnumerable<int> order, IReadOnlyList<Waiter> waiting, IReadOnlyList<MarketOpening> free)
    {
        var left = Enumerable.Range(0, free.Count).ToHashSet();
        foreach (var person in order)
        {
            var best = waiting[person].Person.Options.OrderByDescending(option => option.Utility)
                .Select(option => left.Where(at => free[at].Resource == option.Resource).Order().Select(at => (int?)at).FirstOrDefault())
                .FirstOrDefault(at => at is not null);
            if (best is { } opening)
            {
                left.Remove(opening);
                yield return (person, opening);
            }
        }
    }
}
