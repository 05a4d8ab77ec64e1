using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Referrals;
using Coordination.Grains.Live;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Orleans.Runtime;
using Xunit;

namespace Coordination.Grains.Tests.Regions;

public sealed class FiguresTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_posted_opening_changes_the_figures_of_every_level_within_two_seconds()
    {
        await Figures("legal");
        await community.Post(4, Acts.Draft("legal", "5917"));
        var figures = await Eventually.Get(() => Figures("legal"), all => all["5917"].Available == 4, Promised);
        Assert.All(RegionTable.AncestorsOf("5917"), region => Assert.Equal(4, figures[region.Code].Available));
        Assert.Equal((GapStanding.NoDemand, 4d), (figures["5917"].Standing, figures["5917"].ReachableSeats));
        Assert.Equal(4, (await Figures(DivisionCounts.AllTypes))["5917"].Available);
    }

    [Fact]
    public async Task A_need_a_hold_and_an_accepted_referral_are_seen_within_two_seconds()
    {
        var opening = await community.Post(3, Acts.Draft("employment", "1001"));
        await community.Held(opening);
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => community.Arrive("employment", "1001")));
        await Eventually.Get(() => Figures("employment"), all => all["1001"] is { Waiting: 6, Available: 2, Held: 1, Taken: 0 }, Promised);
        var (id, referral) = (people[0].Id, ReferralId.New());
        await community.Newcomer(id).Refer(new(referral, "worker", null, opening, null, null));
        await community.Newcomer(id).Move(new(referral, ReferralMove.Accept, "partner", null, null));
        var figure = (await Eventually.Get(() => Figures("employment"), all => all["1001"] is { Waiting: 5, Available: 1, Held: 1, Taken: 1 }, Promised))["1001"];
        Assert.NotNull(figure.GapIndex);
        Assert.Equal(0, figure.MedianDays ?? 0);
    }

    [Fact]
    public async Task The_figures_equal_a_recount_of_the_tables()
    {
        foreach (var (region, units) in new[] { ("2466", 3), ("2465", 5), ("3506", 2), ("2466", 1) })
        {
            await community.Held(await community.Post(units, Acts.Draft("housing", region)));
            await community.Arrive("housing", region);
        }

        var counted = (await community.Database.Rows("""
            select coalesce(u.region_code, n.region_code), coalesce(free, 0), coalesce(held, 0), coalesce(waiting, 0)
            from (select region_code, sum(maximum - held - taken) as free, sum(held) as held from opening join resource_row using (resource_id)
                where service_type = 'housing' group by 1) u
            full join (select region_code, count(distinct newcomer_id) as waiting from need_row where service_type = 'housing' and status = 'open' group by 1) n using (region_code)
            """)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["2465|4|1|1", "2466|2|2|2", "3506|1|1|1"], counted);
        await Eventually.Get(
            async () => (await Figures("housing")).Values
                .Where(figure => RegionTable.IndexOfDivision(figure.RegionCode) >= 0 && figure.Available + figure.Held + figure.Waiting > 0)
                .Select(figure => $"{figure.RegionCode}|{figure.Available}|{figure.Held}|{figure.Waiting}").Order(StringComparer.Ordinal).ToList(),
            seen => seen.SequenceEqual(counted),
            Promised);
    }

    [Fact]
    public async Task Imported_arrivals_are_read_when_the_board_is_told()
    {
        Assert.Equal(3_615, (await Figures("legal"))["5917"].Arrivals12Months);
        await community.Database.Run("insert into arrivals values ('5917', '2025-06-01', 120, false), ('5917', '2026-05-01', 30, false), ('5917', '2026-06-01', 40, false)");
        await community.Grains.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key).ReadArrivals();
        var figures = await Figures("legal");
        Assert.Equal((70, 70), (figures["5917"].Arrivals12Months, figures["CA"].Arrivals12Months));
    }

    [Fact]
    public async Task A_board_that_starts_anew_knows_what_changed_while_it_was_away()
    {
        await community.Held(await community.Post(5, Acts.Draft("health-wellbeing", "4611")));
        await community.Arrive("health-wellbeing", "4611");
        await Eventually.Get(() => Figures("health-wellbeing"), all => all["4611"] is { Waiting: 1, Available: 4, Held: 1 }, Promised);

        // Reports that nobody hears: the rows change and no region is told.
        await community.Database.Run("""
            insert into need_row select 'x-away', 'n-away', region_code, service_type, urgency, status, opened_at, target_on from need_row where region_code = '4611';
            update resource_row set pending = true where region_code = '4611'
            """);
        await community.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, TestContext.Current.CancellationToken);
        await Eventually.Get(() => Figures("health-wellbeing"), all => all["4611"] is { Waiting: 2, Available: 0, Held: 0 }, Promised);
    }

    private async Task<Dictionary<string, GapFigure>> Figures(string serviceType) =>
        (await community.Grains.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key).Snapshot()).Figures
            .Where(figure => figure.ServiceType == serviceType).ToDictionary(figure => figure.RegionCode);
}
