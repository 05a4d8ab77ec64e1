using System.Collections.Immutable;
using Coordination.Domain.Caseloads;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Caseloads;

public sealed class CaseloadBalanceTests
{
    private static readonly ProviderId Full = new("p-full");
    private static readonly ProviderId Free = new("p-free");

    [Fact]
    public void A_case_weighs_one_two_or_four_by_how_much_help_is_needed() =>
        Assert.Equal([1, 2, 4, 2], new NeedLevel?[] { NeedLevel.Low, NeedLevel.Medium, NeedLevel.High, null }.Select(CaseWeight.Of));

    [Fact]
    public void The_fuller_provider_gives_until_both_are_alike()
    {
        var moves = CaseloadBalance.Propose([Load(Full, 20, 10), Load(Free, 0, 10)], [.. Enumerable.Range(0, 10).Select(index => Case(index, 2, 80, 75))], 20);

        Assert.Equal(5, moves.Length);
        Assert.Equal([1.0, 1.0], CaseloadBalance.After([Load(Full, 20, 10), Load(Free, 0, 10)], moves).Select(load => load.Ratio));
    }

    [Fact]
    public void Nobody_moves_to_a_place_that_suits_more_than_ten_points_worse() =>
        Assert.Empty(CaseloadBalance.Propose([Load(Full, 20, 10), Load(Free, 0, 10)], [Case(1, 2, 80, 69.9)], 20));

    [Fact]
    public void A_place_is_given_once() =>
        Assert.Single(CaseloadBalance.Propose([Load(Full, 20, 10), Load(Free, 0, 10)], [Case(1, 2, 80, 80, "o-one", units: 1), Case(2, 2, 80, 80, "o-one", units: 1)], 20));

    [Fact]
    public void No_more_moves_are_proposed_than_wanted() =>
        Assert.Equal(2, CaseloadBalance.Propose([Load(Full, 20, 10), Load(Free, 0, 10)], [.. Enumerable.Range(0, 10).Select(index => Case(index, 2, 80, 75))], 2).Length);

    [Fact]
    public void A_move_that_only_changes_who_is_full_is_not_proposed() =>
        Assert.Empty(CaseloadBalance.Propose([Load(Full, 4, 10), Load(Free, 3, 10)], [Case(1, 4, 80, 80)], 20));

    [Fact]
    public void Nobody_who_has_room_gives_work_away() =>
        Assert.Empty(CaseloadBalance.Propose([Load(Full, 7, 10), Load(Free, 0, 100)], [Case(1, 1, 80, 80)], 20));

    [Fact]
    public void Flags_are_raised_above_100_and_below_70_percent() =>
        Assert.Equal([LoadLevel.Room, LoadLevel.Balanced, LoadLevel.Balanced, LoadLevel.TooMuch], new[] { 6, 7, 10, 11 }.Select(weight => Load(Full, weight, 10).Level));

    [Fact]
    public void Spread_is_0_when_all_are_alike_and_grows_with_difference()
    {
        Assert.Equal(0, CaseloadBalance.Spread([Load(Full, 5, 10), Load(Free, 10, 20)]), 9);
        Assert.Equal(0.5, CaseloadBalance.Spread([Load(Full, 10, 10), Load(Free, 0, 10)]), 9);
    }

    [Fact]
    public void Whatever_the_loads_the_highest_never_rises_and_no_unit_is_given_twice()
    {
        var providers = Enumerable.Range(0, 6).Select(index => new ProviderId($"p-{index}")).ToArray();
        Gen.Select(Gen.Int[0, 30].Array[6], Gen.Int[1, 20].Array[6], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[1, 4], Gen.Int[60, 90], Gen.Int[0, 2]).Array[0, 25])
            .Sample((weights, capacities, cases) =>
            {
                var loads = providers.Select((provider, index) => Load(provider, weights[index] + (4 * cases.Length), capacities[index])).ToArray();
                var units = cases.Select(item => item.Item2).Distinct().ToDictionary(to => to, to => to % 3);
                var movable = cases.Select((item, index) => new MovableCase(new($"f-{index}"), providers[item.Item1], item.Item3, 80,
                    [new(new OpeningId($"r-{item.Item2}.1"), providers[item.Item2], units[item.Item2], item.Item4)])).ToArray();
                var moves = CaseloadBalance.Propose(loads, movable, 50);
                var after = CaseloadBalance.After(loads, moves);
                Assert.True(after.Max(load => load.Ratio) <= loads.Max(load => load.Ratio) + 1e-9);
                Assert.Equal(loads.Sum(load => load.Weight), after.Sum(load => load.Weight));
                Assert.All(moves.GroupBy(move => move.Place.OpeningId), group => Assert.True(group.Count() <= group.First().Place.Units));
                Assert.All(moves, move => Assert.True(move.Place.Score >= move.Case.Score - 10));
                Assert.Equal(moves, CaseloadBalance.Propose(loads, [.. movable.Reverse()], 50));
            });
    }

    private static ProviderLoad Load(ProviderId provider, int weight, int capacity) => new(provider, new("A", "A"), weight / 2, weight, capacity, false);

    private static MovableCase Case(int index, int weight, double score, double other, string opening = "o-many", int units = 100) =>
        new(new($"f-{index}"), Full, weight, score, [new(new OpeningId(opening), Free, units, other)]);
}
