using Coordination.Domain.Gaps;
using Coordination.Grains.Live;
using Coordination.Grains.Tests.Community;
using Xunit;

namespace Coordination.Grains.Tests.Regions;

public sealed class AccountTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    [Fact]
    public async Task A_figure_follows_from_the_inputs_the_board_gives_for_it_at_every_level()
    {
        await community.Post(4, Acts.Draft("employment", "2466"));
        await community.Post(3, Acts.Draft("employment", "2465"));
        for (var person = 0; person < 7; person++)
        {
            await community.Arrive("employment", "2466");
        }

        await Eventually.Get(async () => await Account("2466", "employment"), account => account!.Figure is { Waiting: 7, Available: 4 }, TimeSpan.FromSeconds(5));
        foreach (var (region, type) in new[] { ("2466", "employment"), ("24", "employment"), ("CA", "employment"), ("CA", DivisionCounts.AllTypes), ("5915", "legal") })
        {
            var account = (await Account(region, type))!;
            Assert.Equal(account.Figure, GapBoard.FigureOf(account.Inputs));
            Assert.Equal((region, type), (account.Figure.RegionCode, account.Figure.ServiceType));
        }

        var here = (await Account("2466", "employment"))!.Inputs;
        Assert.Equal(7, here.Seats, 9);
        Assert.Equal((4, 3), (Math.Round(here.OwnSeats, 9), Math.Round(here.SeatsFromElsewhere, 9)));
    }

    [Fact]
    public async Task An_unknown_region_or_type_has_no_account()
    {
        Assert.Null(await Account("0000", "employment"));
        Assert.Null(await Account("CA", "nothing"));
    }

    private Task<GapAccount?> Account(string region, string serviceType) =>
        community.Grains.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key).Account(region, serviceType);
}
