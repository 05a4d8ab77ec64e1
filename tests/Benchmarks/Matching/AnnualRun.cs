using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Pricing;

namespace Coordination.Benchmarks.Matching;

/// <summary>Other years of a world merged by the day of the year: what a price book knows as history.</summary>
internal sealed record History(Demand Demand, double[] Days, int Years)
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

        return new(merged.Build(), [.. order.Select(item => item.Day)], years);
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

    /// <summary>The product: prices from history, re-solved every two weeks and every week in the second half of the year; without history learned from what was seen, and paced until there is enough of it.</summary>
    public static AnnualOutcome ByPrices(AnnualWorld world, AnnualDemand year, History? history)
    {
        var seen = new Demand.Builder();
        var next = 0.0;
        return Play(world, year, (request, free, book) =>
        {
            if (year.Requests[request].Day >= next)
            {
                var from = history is null ? 0 : Array.BinarySearch(history.Days, next) is var at && at < 0 ? ~at : at;
                var forecast = new Forecast { History = history?.Demand, HistoryYears = history?.Years ?? 0, HistoryFrom = from, Seen = seen.Build(), Elapsed = next / AnnualWorld.Days };
                book = MarketPricing.Price(forecast, free, world.Units, Epsilon, book.Version + 1, BandStep);
                next += history is null ? next < EveryDayUntil ? 1 : EveryDays : next < EarlyUntil ? EarlyEveryDays : EveryDays;
            }

            seen.Add(year.Demand.OpeningsOf(request), year.Demand.ValuesOf(request));
            return book;
        });
    }

    /// <summary>The peer: whoever comes first takes what suits best.</summary>
    public static AnnualOutcome BestFit(AnnualWorld world, AnnualDemand year) => Play(world, year, (_, _, book) => book);

    /// <summary>Only the calendar: units are let go as time passes.</summary>
    public static AnnualOutcome Paced(AnnualWorld world, AnnualDemand year)
    {
        var today = -1;
        return Play(world, year, (request, free, book) =>
        {
            if ((int)year.Requests[request].Day > today)
            {
                today = (int)year.Requests[request].Day;
                book = MarketPricing.Price(new Forecast { Elapsed = today / AnnualWorld.Days }, free, world.Units, Epsilon, today + 1, BandStep);
            }

            return book;
        });
    }

    /// <summary>Coordinated entry: requests of a week together, the most vulnerable first, each what suits best.</summary>
    public static AnnualOutcome CoordinatedEntry(AnnualWorld world, AnnualDemand year)
    {
        var order = Enumerable.Range(0, year.Requests.Length)
            .OrderBy(at => (int)(year.Requests[at].Day / 7)).ThenBy(at => year.Requests[at].Tier).ThenBy(at => at).ToArray();
        return Play(world, year, (_, _, book) => book, order);
    }

    private delegate PriceBook Pricing(int request, int[] free, PriceBook book);

    private static AnnualOutcome Play(AnnualWorld world, AnnualDemand year, Pricing pricing, int[]? order = null)
    {
        var free = world.Units.ToArray();
        var book = PriceBook.Free(free.Length);
        var assigned = new int[year.Requests.Length];
        var candidates = new Candidate[64];
        for (var at = 0; at < year.Requests.Length; at++)
        {
            var request = order is null ? at : order[at];
            book = pricing(request, free, book);
            var openings = year.Demand.OpeningsOf(request);
            var values = year.Demand.ValuesOf(request);
            for (var index = 0; index < openings.Length; index++)
            {
                candidates[index] = new(openings[index], values[index], book.Of(openings[index]), free[openings[index]], false);
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
}
