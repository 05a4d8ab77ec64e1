using System.Collections.Immutable;
using Coordination.Domain.Matching.Pricing;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class AuctionTests
{
    [Fact]
    public void The_higher_value_gets_the_only_unit_and_the_price_is_what_the_other_would_have_given()
    {
        var demand = new Demand.Builder().Add([0], [70]).Add([0], [100]).Build();

        var result = Auction.Run(demand, [1], 1);

        Assert.Equal([Auction.Nothing, 0], result.Assigned);
        Assert.Equal(100, result.Value);
        Assert.InRange(result.Prices[0], 70, 101);
    }

    [Fact]
    public void Units_that_suffice_for_everybody_cost_nothing() =>
        Assert.Equal([0L], Auction.Run(new Demand.Builder().Add([0], [70]).Add([0], [100]).Build(), [3], 1).Prices);

    [Fact]
    public void A_value_must_be_above_zero() => Assert.Throws<ArgumentException>(() => new Demand.Builder().Add([0], [0]));

    [Fact]
    public void The_value_is_within_epsilon_a_request_of_the_optimum_and_the_prices_prove_it() =>
        Gen.Select(SmallMarkets.Any(12, 1_000), Gen.Long[1, 60]).Sample(
            (market, epsilon) =>
            {
                var result = Auction.Run(market.Demand, market.Units.AsSpan(), epsilon);
                var optimum = market.Optimum();
                Assert.InRange(result.Value, optimum - (market.Requests.Length * epsilon), optimum);
                CheckCapacity(market, result);
                CheckSlackness(market, result, epsilon);
            },
            iter: 2_000,
            print: drawn => $"{drawn.Item1}; epsilon {drawn.Item2}");

    [Fact]
    public void An_epsilon_below_the_smallest_difference_gives_the_optimum_itself() => SmallMarkets.Any(10, 9).Sample(
        market =>
        {
            // Values are multiplied by requests + 1, so that an epsilon of 1 adds up to less than one.
            var fine = market with { Requests = [.. market.Requests.Select(request => request.Select(option => (option.Opening, option.Value * (market.Requests.Length + 1))).ToImmutableArray())] };
            Assert.Equal(market.Optimum() * (market.Requests.Length + 1), Auction.Run(fine.Demand, fine.Units.AsSpan(), 1).Value);
        },
        iter: 1_000,
        print: market => market.ToString());

    [Fact]
    public void More_capacity_never_lowers_the_optimum() => Gen.Select(SmallMarkets.Any(10, 100), Gen.Int[0, 5]).Sample(
        (market, which) =>
        {
            var more = market with { Units = market.Units.SetItem(which % market.Units.Length, market.Units[which % market.Units.Length] + 1) };
            Assert.True(more.Optimum() >= market.Optimum());
            var least = Auction.Run(more.Demand, more.Units.AsSpan(), 1).Value + market.Requests.Length;
            Assert.True(least >= market.Optimum());
        },
        iter: 1_000,
        print: drawn => $"{drawn.Item1}; one more of {drawn.Item2}");

    private static void CheckCapacity(SmallMarket market, AuctionResult result)
    {
        for (var opening = 0; opening < market.Units.Length; opening++)
        {
            Assert.True(result.Assigned.Count(assigned => assigned == opening) <= market.Units[opening]);
        }

        Assert.All(result.Assigned.Select((opening, request) => (opening, request)).Where(pair => pair.opening >= 0), pair => Assert.Contains(market.Requests[pair.request], option => option.Opening == pair.opening));
    }

    /// <summary>Nobody would do better elsewhere by more than epsilon, and only what is full has a price.</summary>
    private static void CheckSlackness(SmallMarket market, AuctionResult result, long epsilon)
    {
        for (var request = 0; request < market.Requests.Length; request++)
        {
            var best = market.Requests[request].Where(option => market.Units[option.Opening] > 0).Select(option => option.Value - result.Prices[option.Opening]).Append(0).Max();
            var own = result.Assigned[request] is var opening && opening < 0 ? 0 : market.Requests[request].Single(option => option.Opening == opening).Value - result.Prices[opening];
            Assert.True(own >= best - epsilon, $"request {request} has {own} and could have {best}");
        }

        for (var opening = 0; opening < market.Units.Length; opening++)
        {
            Assert.True(result.Prices[opening] == 0 || result.Assigned.Count(assigned => assigned == opening) == market.Units[opening]);
        }
    }
}
