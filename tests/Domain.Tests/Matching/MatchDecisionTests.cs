using System.Collections.Immutable;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class MatchDecisionTests
{
    private static readonly NewcomerId Somebody = new NewcomerId("n-0123456789abcdef0123");

    private static readonly Gen<ImmutableArray<Considered>> AnyOpenings =
        (from value in Gen.Long[1, 50]
         from price in Gen.Long[0, 50]
         from free in Gen.Int[0, 2]
         from isKeptTooLong in Gen.Int[0, 5]
         select (value, price, free, isKeptTooLong: isKeptTooLong == 0)).Array[0, 70]
        .Select(drawn => drawn.Select((item, at) => Opening(at, item.value, item.price, item.free, item.isKeptTooLong)).ToImmutableArray());

    [Fact]
    public void The_highest_surplus_is_taken_and_every_other_says_why_not()
    {
        var decision = MatchDecision.Of(Grounds([Opening(0, 90, 80), Opening(1, 70, 10), Opening(2, 61, 0), Opening(3, 99, 0, free: 0), Opening(4, 50, 60)]));
        Assert.Equal(Id(2), decision.Taken);
        Assert.Equal(61, decision.Surplus);
        Assert.Equal([Rejection.Outdone, Rejection.Outdone, Rejection.Full, Rejection.PriceHeld], decision.Rejected.Select(rejected => rejected.Why));
    }

    [Fact]
    public void Of_equal_surplus_the_higher_value_is_taken_and_then_the_lower_id()
    {
        Assert.Equal(Id(1), MatchDecision.Of(Grounds([Opening(0, 60, 0), Opening(1, 70, 10)])).Taken);
        Assert.Equal(Id(0), MatchDecision.Of(Grounds([Opening(1, 70, 10), Opening(0, 70, 10)])).Taken);
    }

    [Fact]
    public void A_price_delays_and_does_not_deny()
    {
        Assert.Null(MatchDecision.Of(Grounds([Opening(0, 50, 60)])).Taken);
        Assert.Equal(Id(0), MatchDecision.Of(Grounds([Opening(0, 50, 60, isKeptTooLong: true)])).Taken);
        Assert.Equal(Id(0), MatchDecision.Of(Grounds([Opening(0, 50, 60)]) with { IsAged = true }).Taken);
    }

    [Fact]
    public void Waiting_may_be_worth_more_than_what_is_free_now()
    {
        var decision = MatchDecision.Of(Grounds([Opening(0, 50, 10)]) with { ValueOfWaiting = 40 });
        Assert.Null(decision.Taken);
        Assert.Equal(Rejection.WorthWaiting, decision.Rejected[0].Why);
    }

    [Fact]
    public void The_same_grounds_in_any_order_give_the_same_hash_and_every_decision_replays() =>
        (from openings in AnyOpenings
         from shuffled in Gen.Shuffle(openings.ToArray())
         from isAged in Gen.Bool
         from waiting in Gen.Long[0, 20]
         select (openings, shuffled, isAged, waiting)).Sample(
            drawn =>
            {
                var decision = MatchDecision.Of(Grounds(drawn.openings) with { IsAged = drawn.isAged, ValueOfWaiting = drawn.waiting });
                Assert.Equal(decision.Hash, MatchDecision.Of(Grounds([.. drawn.shuffled]) with { IsAged = drawn.isAged, ValueOfWaiting = drawn.waiting }).Hash);
                Assert.True(decision.Replays());
                Assert.True(decision.Grounds.Openings.Length <= MatchDecision.OpeningsMax);
            },
            iter: 1_000,
            print: drawn => Text(drawn.openings));

    [Fact]
    public void Nothing_full_is_taken_and_nothing_stays_free_but_for_its_price() => AnyOpenings.Sample(
        openings =>
        {
            var decision = MatchDecision.Of(Grounds(openings));
            Assert.True(decision.Taken is null || openings.Single(opening => opening.OpeningId == decision.Taken).Free > 0);
            if (decision.Taken is null)
            {
                Assert.All(decision.Rejected, rejected => Assert.True(rejected.Why is Rejection.Full or Rejection.PriceHeld));
            }
        },
        iter: 1_000,
        print: Text);

    [Fact]
    public void Other_prices_another_policy_or_another_day_is_another_decision()
    {
        var grounds = Grounds([Opening(0, 50, 10)]);
        string[] hashes =
        [
            MatchDecision.Of(grounds).Hash, MatchDecision.Of(grounds with { PriceVersion = 4 }).Hash, MatchDecision.Of(grounds with { PolicyVersion = "next" }).Hash,
            MatchDecision.Of(grounds with { Day = Samples.Today.AddDays(1) }).Hash, MatchDecision.Of(Grounds([Opening(0, 50, 11)])).Hash,
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.False((MatchDecision.Of(grounds) with { Hash = hashes[1] }).Replays());
    }

    [Theory]
    [InlineData(0, 1_000_000)]
    [InlineData(-5, 1_000_000)]
    [InlineData(45, 750_000)]
    [InlineData(90, 500_000)]
    [InlineData(180, 250_000)]
    [InlineData(100_000, 1)]
    public void Waiting_halves_the_value_of_a_match_each_ninety_days(double days, long millionths) =>
        Assert.Equal(millionths, WaitFactor.After(days, 90));

    private static DecisionGrounds Grounds(ImmutableArray<Considered> openings) =>
        new(Somebody, null, Samples.Today, false, 0, openings, 3, PriceSource.History, "test");

    private static Considered Opening(int number, long value, long price, int free = 1, bool isKeptTooLong = false) => new(Id(number), 1, value, price, free, isKeptTooLong);

    private static OpeningId Id(int number) => new($"o-0123456789abcdef0123-{number:D3}");

    private static string Text(ImmutableArray<Considered> openings) => string.Join("; ", openings.Select(opening => $"value {opening.Value} price {opening.Price} free {opening.Free} kept too long {opening.IsKeptTooLong}"));
}
