using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Waitlists;

namespace Coordination.Benchmarks.Matching;

/// <summary>Who of those waiting gets which of the free places, at one moment: pairs of positions.</summary>
internal delegate IEnumerable<(int Person, int Opening)> WaitlistRule(double today, IReadOnlyList<Waiter> waiting, IReadOnlyList<MarketOpening> free);

/// <summary>What a year came to.</summary>
internal sealed record WaitlistOutcome(long Value, List<double> TopTierWaits, int Served);

/// <summary>Plays the year of one market, event by event, under a rule.</summary>
internal static class WaitlistRun
{
    public static WaitlistOutcome Play(WaitlistMarket market, WaitlistRule rule)
    {
        var waiting = new List<Waiter>();
        var free = new List<MarketOpening>();
        var outcome = new WaitlistOutcome(0, [], 0);
        foreach (var day in EventDays(market))
        {
            waiting.AddRange(market.People.Where(person => Math.Max(0, person.Person.SinceDay) == day));
            free.AddRange(market.Openings.Where(opening => opening.FromDay == day));
            free.RemoveAll(opening => opening.UntilDay < day);
            var given = rule(day, waiting, free).ToList();
            foreach (var (person, opening) in given)
            {
                outcome = Count(outcome, waiting[person], free[opening], day);
            }

            var (served, used) = (given.Select(pair => waiting[pair.Person]).ToHashSet(), given.Select(pair => pair.Opening).ToHashSet());
            waiting.RemoveAll(served.Contains);
            free = [.. free.Where((_, at) => !used.Contains(at))];
        }

        return outcome;
    }

    private static IEnumerable<double> EventDays(WaitlistMarket market) => market.People.Select(person => Math.Max(0, person.Person.SinceDay))
        .Concat(market.Openings.Select(opening => opening.FromDay)).Distinct().Order();

    private static WaitlistOutcome Count(WaitlistOutcome outcome, Waiter waiter, MarketOpening opening, double day)
    {
        var wait = day - waiter.Person.SinceDay;
        if (waiter.Tier == 1)
        {
            outcome.TopTierWaits.Add(wait);
        }

        var utility = waiter.Person.Options.Single(option => option.Resource == opening.Resource).Utility;
        return outcome with { Value = outcome.Value + WaitFactor.Of(waiter.Person.BandWeight * utility, wait, WaitlistWorld.HalvesInDays), Served = outcome.Served + 1 };
    }
}
