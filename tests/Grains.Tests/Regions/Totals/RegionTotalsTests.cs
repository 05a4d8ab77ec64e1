using System.Diagnostics;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Resources;
using Coordination.Grains.Live;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Regions.Totals;

public sealed class RegionTotalsTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private const int Events = 10_000;
    private const int EventsBetweenRecounts = 2_500;
    private const int Openings = 50;
    private const int People = 60;

    /// <summary>Shorter than the half minute after which the board looks for what it was not told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly string[] Types = [DivisionCounts.AllTypes, .. ServiceTypes.Slugs];

    [Theory]
    [InlineData(20_261_127)]
    public async Task Region_totals_equal_the_sum_of_their_parts_and_a_recount_of_the_ledger_after_10_000_events_in_any_order(int seed)
    {
        var life = new RandomLife(community, seed);
        await life.Begin(Openings, People);
        var (began, looks) = (Stopwatch.GetTimestamp(), 0);
        for (var events = 0; events < Events; events += EventsBetweenRecounts)
        {
            await life.Go(EventsBetweenRecounts, async () =>
            {
                AssertSums(await Snapshot());
                Interlocked.Increment(ref looks);
            });
            var quiet = Stopwatch.GetTimestamp();
            await Eventually.Get(Differences, differences => differences.Count == 0, Patience);
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"seed {seed}: {life.Events} events, {life.Refusals} of them refused; quiet after {Stopwatch.GetElapsedTime(quiet).TotalSeconds:0.00} s; {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s in all");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"sums looked at {looks} times on the way; {life.Story}");
        Assert.Equal(Events, life.Events);
        Assert.Empty(await community.Database.Rows("select opening_id from ledger_breaks()"));
        var country = await Recount.Of(community.Database);
        Assert.True(country[("CA", DivisionCounts.AllTypes)] is { Waiting: > 0, Free: > 0, Held: > 0, Taken: > 0 });
    }

    /// <summary>Where the board and the recount differ; more than nothing, too, when the board moved meanwhile.</summary>
    private async Task<IReadOnlyList<string>> Differences()
    {
        var before = await Snapshot();
        AssertSums(before);
        var counted = await Recount.Of(community.Database);
        if ((await Snapshot()).Version != before.Version)
        {
            return ["the board is moving"];
        }

        return
        [
            .. before.Figures
                .Select(figure => (figure.RegionCode, figure.ServiceType, Shown: Cell.Of(figure), Counted: counted.GetValueOrDefault((figure.RegionCode, figure.ServiceType), Cell.Nothing)))
                .Where(pair => pair.Shown != pair.Counted)
                .Select(pair => $"{pair.RegionCode} {pair.ServiceType}: shown {pair.Shown}, counted {pair.Counted}"),
        ];
    }

    /// <summary>Every region is the sum of its parts, and of its divisions, whatever is under way.</summary>
    private static void AssertSums(FigureBatch batch)
    {
        var cells = batch.Figures.ToDictionary(figure => (figure.RegionCode, figure.ServiceType), Cell.Of);
        Assert.Equal(RegionTable.All.Count * Types.Length, cells.Count);
        foreach (var type in Types)
        {
            foreach (var region in RegionTable.All.Where(region => region.Level != RegionLevel.CensusDivision))
            {
                Assert.Equal(Sum(RegionTable.ChildrenOf(region.Code).Select(child => child.Code)), cells[(region.Code, type)]);
                Assert.Equal(Sum(RegionTable.DivisionsWithin(region.Code)), cells[(region.Code, type)]);
            }

            Cell Sum(IEnumerable<string> parts) => parts.Aggregate(Cell.Nothing, (sum, part) => sum + cells[(part, type)]);
        }
    }

    private Task<FigureBatch> Snapshot() => community.Grains.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key).Snapshot();
}
