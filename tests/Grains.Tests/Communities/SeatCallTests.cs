using Coordination.Domain;
using Coordination.Domain.Communities;
using Coordination.Domain.Resources;
using Coordination.Grains.Communities;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coordination.Grains.Tests.Communities;

public sealed class SeatCallTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private static readonly ProviderId Provider = new("p-0123456789abcdef0123");

    private MakeCall Wanted => new("3520", "language-training", 20, Today, Today.AddDays(14), ["fr"], 3, 5, "Evenings", "coordinator");

    private DateOnly Today => SeatCall.TodayIn("3520", community.Clock.GetUtcNow());

    [Fact]
    public async Task A_call_keeps_the_last_offer_of_each_provider_and_takes_none_once_it_is_closed()
    {
        var call = Call(out var id);
        Assert.Null(await call.View());
        Assert.Null(await call.Offer(new(Provider, 5, "", "partner")));
        await call.Make(Wanted);
        await call.Offer(new(Provider, 5, "", "partner"));
        await community.Cluster.DeactivateAsync(call);
        await call.Offer(new(Provider, 8, "More after all", "partner"));

        Assert.Equal(8, (await call.Make(Wanted with { Seats = 999 })).Offered);
        Assert.Equal((20, 1), ((await call.View())!.Seats, (await call.View())!.Offers.Length));
        Assert.Equal(["3520|8"], await community.Database.Rows($"select region_code, item#>>'{{offers,0,seats}}' from seat_call where call_id = '{id}'"));
        Assert.Equal(SeatCallStatus.Closed, (await call.Close())!.Status);
        Assert.Null(await call.Offer(new(Provider, 9, "", "partner")));
    }

    [Fact]
    public async Task A_call_is_over_after_its_last_day()
    {
        var call = Call(out _);
        var made = await call.Make(Wanted with { ClosesOn = Today.AddDays(-1) });
        Assert.Equal(SeatCallStatus.Closed, made.Status);
        Assert.Null(await call.Offer(new(Provider, 5, "", "partner")));
    }

    [Fact]
    public async Task A_refused_offer_offers_nothing()
    {
        var call = Call(out var id);
        await call.Make(Wanted);
        await using (await Refusal.OfState(community.Database, id))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => call.Offer(new(Provider, 5, "", "partner")));
        }

        Assert.Empty((await call.View())!.Offers);
        Assert.Equal(5, (await call.Offer(new(Provider, 5, "", "partner")))!.Offered);
    }

    [Fact]
    public async Task Providers_in_the_region_and_within_60_km_are_asked_and_nobody_else()
    {
        var call = Call(out var id);
        await call.Make(Wanted);
        await using var database = NpgsqlDataSource.Create(community.Database);
        var lists = new CommunityLists(database, community.Clock);
        async Task<bool> IsAsked(string region) => (await lists.CallsFor(await Agency(region))).Any(asked => asked.Id == id);

        Assert.True(await IsAsked("3520"));
        Assert.True(await IsAsked("3521"));
        Assert.False(await IsAsked("5915"));
    }

    private async Task<ProviderId> Agency(string region)
    {
        var id = ProviderId.New();
        await community.Provider(id).Register(new(new("Agency", "Organisme"), ProviderKind.SettlementAgency, region, true, null, false));
        return id;
    }

    private ISeatCallGrain Call(out string id) => community.Grains.GetGrain<ISeatCallGrain>(id = ISeatCallGrain.Prefix + Ids.NewKey());
}
