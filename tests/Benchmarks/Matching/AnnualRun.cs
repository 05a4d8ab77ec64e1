using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;

namespace Coordination.Benchmarks.Matching;

/// <summary>Other years of a world merged by the day of the year: what a price book knows as history.</summary>
internal sealed record History(Demand Demand, double[] Days, int[] Regions, int Years)
{
    public static History Of(AnnualWorld world, int seed, int years)
    {
        var demands = Enumerable.Range(0, years).Select(year => world.Year((seed * 100) + year)).ToArray();
        var order = demands.SelectMany((demand, year) => demand.Requests.Select((request, at) => (request.Day, year, at))).OrderBy(item => item.Day).ToArray();
        var merged = new Demand.Builder();
        foreach (var (_, year, at) in order)
        {
            merged.Add(demands[year].Demand.OpeningsOf(at), demands[year].Demand.ValuesOf(at));
        }

        return new(merged.Build(), [.. order.Select(item => item.Day)], [.. order.Select(item => demands[item.year].Requests[item.at].Region)], years);
    }
}

/// <summary>Plays a year request by request. A decision is final: who is not served when they come is not served in this year.</summary>
internal static class AnnualRun
{
    private const double EveryDays = 7;
    private const double EarlyEveryDays = 14;
    private const double EarlyUntil = 180;
    private const double EveryDayUntil = 14;
    public const long Epsilon = 2_000;
    public const long BandStep = 60_000;

    /// <summary>Served requests are counted over these days, as the product does.</summary>
    private const double SharesOverDays = 120;

    private const int RequestsMin = 30;

    /// <summary>
    /// The product: prices from history, re-solved every two weeks and every week in the second half of the year, and regions held to the shares
    /// of the plan; without history learned from what was seen, and paced until there is enough of it.
    /// </summary>
    public static AnnualOutcome ByPrices(AnnualWorld world, AnnualDemand year, History? history)
    {
        var seen = new Demand.Builder();
        var next = 0.0;
        return Play(world, year, (request, free, assigned, going) =>
        {
            if (year.Requests[request].Day >= next)
            {
                going = history is null ? Learned(world, seen.Build(), next, free, going) : Planned(new(history, next, seen.Build()), year, free, assigned[..request], going);
                next += history is null ? next < EveryDayUntil ? 1 : EveryDays : next < EarlyUntil ? EarlyEveryDays : EveryDays;
            }

            seen.Add(year.Demand.OpeningsOf(request), year.Demand.ValuesOf(request));
            return going;
        });
    }

    /// <summary>The peer: whoever comes first takes what suits best.</summary>
    public static AnnualOutcome BestFit(AnnualWorld world, AnnualDemand year) => Play(world, year, (_, _, _, going) => going);

    /// <summary>Only the calendar: units are let go as time passes.</summary>
    public static AnnualOutcome Paced(AnnualWorld world, AnnualDemand year)
    {
        var today = -1;
        return Play(world, year, (request, free, _, going) =>
        {
            if ((int)year.Requests[request].Day > today)
            {
                today = (int)year.Requests[request].Day;
                going = going with { Book = MarketPricing.Price(new Forecast { Elapsed = today / AnnualWorld.Days }, free, world.Units, Epsilon, today + 1, BandStep) };
            }

            return going;
        });
    }

    /// <summary>Coordinated entry: requests of a week together, the most vulnerable first, each what suits best.</summary>
    public static AnnualOutcome CoordinatedEntry(AnnualWorld world, AnnualDemand year)
    {
        var order = Enumerable.Range(0, year.Requests.Length)
            .OrderBy(at => (int)(year.Requests[at].Day / 7)).ThenBy(at => year.Requests[at].Tier).ThenBy(at => at).ToArray();
        return Play(world, year, (_, _, _, going) => going, order);
    }

    /// <summary>What is in force: prices, and what people of each region count for, in thousandths.</summary>
    private sealed record Going(PriceBook Book, int[] Factors);

    private delegate Going Pricing(int request, int[] free, Span<int> assigned, Going going);

    private static Going Learned(AnnualWorld world, Demand seen, double day, int[] free, Going going) =>
        going with { Book = MarketPricing.Price(new Forecast { Seen = seen, Elapsed = day / AnnualWorld.Days }, free, world.Units, Epsilon, going.Book.Version + 1, BandStep) };

    private static Going Planned(Ahead ahead, AnnualDemand year, int[] free, ReadOnlySpan<int> assigned, Going going)
    {
        var plan = MarketPricing.Plan(ahead.Forecast, free, Epsilon);
        var served = new RegionCount();
        for (var at = 0; at < assigned.Length; at++)
        {
            if (year.Requests[at].Day >= ahead.Day - SharesOverDays)
            {
                served.Add(year.Requests[at].Region, assigned[at] != Auction.Nothing);
            }
        }

        var planned = new RegionCount();
        for (var at = ahead.Forecast.HistoryFrom; at < ahead.History.Regions.Length; at++)
        {
            planned.Add(ahead.History.Regions[at], plan.Assigned[at] != Auction.Nothing);
        }

        var factors = served.IsEnough && planned.IsEnough ? RegionalBalance.Factors(served.Shares, planned.Shares, MatchingPolicy.Default.RegionalGapPointsMax) : going.Factors;
        return new(new(going.Book.Version + 1, PriceSource.History, [.. plan.Prices]), factors);
    }

    private static AnnualOutcome Play(AnnualWorld world, AnnualDemand year, Pricing pricing, int[]? order = null)
    {
        var free = world.Units.ToArray();
        var going = new Going(PriceBook.Free(free.Length), [.. Enumerable.Repeat(RegionalBalance.Whole, AnnualWorld.Regions)]);
        var assigned = new int[year.Requests.Length];
        var candidates = new Candidate[64];
        for (var at = 0; at < year.Requests.Length; at++)
        {
            var request = order is null ? at : order[at];
            going = pricing(request, free, assigned, going);
            var openings = year.Demand.OpeningsOf(request);
            var values = year.Demand.ValuesOf(request);
            var factor = going.Factors[year.Requests[request].Region];
            for (var index = 0; index < openings.Length; index++)
            {
                candidates[index] = new(openings[index], values[index] * factor / RegionalBalance.Whole, going.Book.Of(openings[index]), free[openings[index]], false);
            }

            var choice = Decider.Decide(candidates.AsSpan(0, openings.Length));
            assigned[request] = choice.At < 0 ? Auction.Nothing : openings[choice.At];
            if (choice.At >= 0)
            {
                free[openings[choice.At]]--;
            }
        }

        return AnnualOutcome.Of(world, year, assigned);
    }

    /// <summary>What history says on a day about the rest of the year.</summary>
    private sealed record Ahead(History History, double Day, Demand Seen)
    {
        public Forecast Forecast { get; } = new()
        {
            History = History.Demand,
            HistoryYears = History.Years,
            HistoryFrom = Array.BinarySearch(History.Days, Day) is var at && at < 0 ? ~at : at,
            Seen = Seen,
            Elapsed = Day / AnnualWorld.Days,
        };
    }

    /// <summary>Requests by region, and those that were served.</summary>
    private sealed class RegionCount
    {
        private readonly int[] all = new int[AnnualWorld.Regions];
        private readonly int[] served = new int[AnnualWorld.Regions];

        public bool IsEnough => all.Min() >= RequestsMin;

        public double[] Shares => [.. all.Zip(served, (of, part) => part / (double)of)];

        public void Add(int region, bool isServed)
        {
            all[region]++;
            served[region] += isServed ? 1 : 0;
        }
    }
}
