using Coordination.Domain.Matching.Batches;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Newcomers;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class BatchAssignmentTests
{
    private static readonly MatchingPolicy Strict = MatchingPolicy.Default with { Mode = MatchingMode.StrictLexicographic };

    private static readonly Gen<Batch> AnyBatch =
        from market in SmallMarkets.Any(14, 20)
        from bands in Gen.Enum<PriorityBand>().Array[market.Requests.Length]
        select new Batch(market.Demand, [.. bands], market.Units);

    [Fact]
    public void With_weights_a_much_better_match_goes_before_a_higher_band()
    {
        var batch = new Batch(new Demand.Builder().Add([0], [10]).Add([0], [90]).Build(), [PriorityBand.HighVulnerability, PriorityBand.Other], [1]);
        Assert.Equal([Auction.Nothing, 0], BatchAssignment.Assign(batch, MatchingPolicy.Default));
        Assert.Equal([0, Auction.Nothing], BatchAssignment.Assign(batch, Strict));
    }

    [Fact]
    public void In_strict_mode_nobody_would_rather_have_what_a_lower_band_got_nor_what_nobody_got() => AnyBatch.Sample(
        batch =>
        {
            var assigned = BatchAssignment.Assign(batch, Strict);
            Assert.Equal(0, Envy.AcrossBands(batch, assigned));
            Assert.Equal(0, Envy.OfFreeUnits(batch, assigned));
            CheckCapacity(batch, assigned);
        },
        iter: 2_000,
        print: Text);

    [Fact]
    public void With_weights_no_unit_stays_free_that_somebody_would_rather_have() => AnyBatch.Sample(
        batch =>
        {
            var assigned = BatchAssignment.Assign(batch, MatchingPolicy.Default);
            CheckCapacity(batch, assigned);
            for (var request = 0; request < assigned.Length; request++)
            {
                var left = (int opening) => batch.Units[opening] - assigned.Count(other => other == opening);
                Assert.False(assigned[request] == Auction.Nothing && batch.Demand.OpeningsOf(request).ToArray().Any(opening => left(opening) > 0));
            }
        },
        iter: 1_000,
        print: Text);

    [Fact]
    public void Envy_is_seen_where_there_is_some()
    {
        var batch = new Batch(new Demand.Builder().Add([0], [10]).Add([0], [90]).Build(), [PriorityBand.Crisis, PriorityBand.Other], [1]);
        Assert.Equal(1, Envy.AcrossBands(batch, [Auction.Nothing, 0]));
        Assert.Equal(0, Envy.AcrossBands(batch, [0, Auction.Nothing]));
        Assert.Equal(2, Envy.OfFreeUnits(batch, [Auction.Nothing, Auction.Nothing]));
    }

    private static void CheckCapacity(Batch batch, int[] assigned)
    {
        for (var opening = 0; opening < batch.Units.Length; opening++)
        {
            Assert.True(assigned.Count(given => given == opening) <= batch.Units[opening]);
        }
    }

    private static string Text(Batch batch) => $"units {string.Join(' ', batch.Units)}; " + string.Join("; ", batch.Bands.Select((band, request) =>
        $"{band}: " + string.Join(' ', batch.Demand.OpeningsOf(request).ToArray().Zip(batch.Demand.ValuesOf(request).ToArray(), (opening, value) => $"{opening}={value}"))));
}
