using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Markets;

/// <summary>What became of the requests of one band in a simulated year.</summary>
/// <param name="Band">The band.</param>
/// <param name="Requests">Needs that came up.</param>
/// <param name="Served">Those that got a place within the year.</param>
/// <param name="MeanWaitDays">Days from the need to the place, of those served; 0 when nobody was.</param>
/// <param name="Utility">How well the places suited, of those served, 0 to 100; 0 when nobody was.</param>
[GenerateSerializer, Immutable, Alias("YearOfBand")]
public sealed record YearOfBand(PriorityBand Band, int Requests, int Served, double MeanWaitDays, double Utility)
{
    /// <summary>Those still without a place at its end.</summary>
    public int Waiting => Requests - Served;
}

/// <summary>A simulated year under one way of giving places.</summary>
/// <param name="Bands">By band, the highest first.</param>
/// <param name="Value">The sum of band weight x utility under the weights of the policy it is compared by.</param>
[GenerateSerializer, Immutable, Alias("YearOutcome")]
public sealed record YearOutcome(ImmutableArray<YearOfBand> Bands, long Value);

/// <summary>Plays a year of a market twice: the same people and the same places, given by a policy, and to whoever comes first.</summary>
/// <remarks>
/// The people are drawn from those who came before, the capacity is what is posted now and what a year usually adds. Prices rest on another draw, so
/// that the policy does not know the year it is played on. Whoever is not served waits, and is looked at again each week. Seconds for a large market; pure.
/// </remarks>
public sealed class SimulatedYear
{
    private const int Days = 365;
    private const int WeekDays = 7;
    private const int RequestsMax = 20_000;

    private readonly MarketDemand market;
    private readonly PastRequest[] requests;
    private readonly Demand demand;
    private readonly Demand forecast;
    private readonly int[] forecastDays;
    private readonly int[] units;

    private SimulatedYear(MarketDemand market, PastRequest[] requests, PastRequest[] foreseen, int[] units)
    {
        this.market = market;
        this.requests = requests;
        this.units = units;
        demand = market.Of(requests);
        forecast = market.Of(foreseen);
        forecastDays = [.. foreseen.Select(request => request.Day)];
    }

    /// <summary>The year of a market; null when too little is known of it to play one.</summary>
    /// <param name="listings">Its openings; each is taken to have all its units free at the start.</param>
    /// <param name="past">What it remembers.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="today">The day it begins.</param>
    /// <param name="seed">Of the draw.</param>
    public static SimulatedYear? Of(IReadOnlyList<OpeningListing> listings, MarketPast past, MatchingPolicy policy, DateOnly today, int seed)
    {
        var outlook = new Outlook(past, today);
        if (outlook.Source == PriceSource.None)
        {
            return null;
        }

        var coming = outlook.Coming(Days);
        var market = new MarketDemand([.. listings.Select(AllFree(today))], outlook, policy, today);
        var count = Math.Min(RequestsMax, (int)(coming.Length / outlook.Years));
        var share = count * outlook.Years / Math.Max(1, coming.Length);
        int[] units = [.. market.Units.Select(number => (int)Math.Round(number * share))];
        return new(market, Drawn(coming, count, seed), Drawn(coming, count, seed + 1), units);
    }

    /// <summary>Under the policy: prices each week, by what the year is expected to bring.</summary>
    public YearOutcome ByPolicy(MatchingPolicy policy) => Play(policy, isPriced: true);

    /// <summary>Whoever comes first takes what suits best; values are those of <paramref name="policy"/>.</summary>
    public YearOutcome FirstComeFirstServed(MatchingPolicy policy) => Play(policy, isPriced: false);

    private YearOutcome Play(MatchingPolicy policy, bool isPriced)
    {
        var free = units.ToArray();
        var prices = new long[free.Length];
        var servedOn = new int[requests.Length];
        var got = new long[requests.Length];
        Array.Fill(servedOn, -1);
        var waiting = new List<int>();
        var next = 0;
        for (var day = 0; day < Days; day++)
        {
            if (day % WeekDays == 0)
            {
                prices = isPriced ? PricesOn(day, free) : prices;
                if (isPriced)
                {
                    waiting.Sort((a, b) => Weight(policy, b).CompareTo(Weight(policy, a)) is not 0 and var order ? order : a.CompareTo(b));
                }

                waiting.RemoveAll(request => Serve(request, day));
            }

            for (; next < requests.Length && requests[next].Day <= day; next++)
            {
                if (!Serve(next, day))
                {
                    waiting.Add(next);
                }
            }
        }

        return Outcome(policy, servedOn, got);

        bool Serve(int request, int day)
        {
            var openings = demand.OpeningsOf(request);
            var values = demand.ValuesOf(request);
            var (best, highest) = (Auction.Nothing, 0L);
            for (var at = 0; at < openings.Length; at++)
            {
                var surplus = values[at] - (isPriced ? prices[openings[at]] : 0);
                if (free[openings[at]] > 0 && surplus > highest && IsOpen(openings[at], day))
                {
                    (best, highest) = (at, surplus);
                }
            }

            if (best == Auction.Nothing)
            {
                return false;
            }

            free[openings[best]]--;
            (servedOn[request], got[request]) = (day, values[best]);
            return true;
        }
    }

    private bool IsOpen(int opening, int day)
    {
        var terms = market.At(opening).Terms;
        return opening < market.Current || (terms.StartsOn!.Value.DayNumber <= market.Today.DayNumber + day && terms.EndsOn!.Value.DayNumber >= market.Today.DayNumber + day);
    }

    private long[] PricesOn(int day, int[] free)
    {
        var from = Array.BinarySearch(forecastDays, day) is var at && at < 0 ? ~at : at;
        while (from > 0 && forecastDays[from - 1] >= day)
        {
            from--;
        }

        return [.. Auction.Run(forecast, free, MarketPrices.Epsilon, from).Prices.Select(MarketPrices.Charged)];
    }

    private int Weight(MatchingPolicy policy, int request) => policy.WeightOf(requests[request].Seeker.Band);

    private YearOutcome Outcome(MatchingPolicy policy, int[] servedOn, long[] got)
    {
        var bands = Enum.GetValues<PriorityBand>().Select(band =>
        {
            var own = Enumerable.Range(0, requests.Length).Where(at => requests[at].Seeker.Band == band).ToArray();
            var served = own.Where(at => servedOn[at] >= 0).ToArray();
            return new YearOfBand(
                band,
                own.Length,
                served.Length,
                served.Length == 0 ? 0 : Math.Round(served.Average(at => servedOn[at] - requests[at].Day), 1),
                served.Length == 0 ? 0 : Math.Round(served.Average(at => got[at] / (double)policy.WeightOf(band)) / 1_000, 1));
        });
        return new([.. bands], got.Sum());
    }

    /// <summary>All that is open now, as a year finds it: every unit free, and open to the end of the year when no end is named.</summary>
    private static Func<OpeningListing, OpeningListing> AllFree(DateOnly today) => listing => listing with
    {
        Balance = new(listing.Balance.Maximum, 0, 0),
        Terms = listing.Terms with { StartsOn = null, EndsOn = listing.Terms.EndsOn is { } end && end >= today ? end : today.AddDays(Days) },
    };

    private static PastRequest[] Drawn(ImmutableArray<PastRequest> coming, int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, coming.IsEmpty ? 0 : count).Select(_ => coming[random.Next(coming.Length)]).OrderBy(request => request.Day)];
    }
}
