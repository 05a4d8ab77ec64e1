using Coordination.Domain.Resources;
using Coordination.Grains.Regions;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Providers;

public sealed class ProviderTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    // Well before the 30 seconds after which a region would read everything again anyway.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_registered_provider_stays_as_it_is_when_registered_again()
    {
        var id = ProviderId.New();
        Assert.Null(await community.Provider(id).View());
        await community.Provider(id).Register(new(new("Agency", "Organisme"), ProviderKind.Community, "2466", true, "first", false));
        var again = await community.Provider(id).Register(new(new("Other", "Autre"), ProviderKind.School, "3520", false, "second", false));
        Assert.Equal((new("Agency", "Organisme"), ProviderKind.Community, "2466", true), (again.Name, again.Kind, again.RegionCode, again.IsActive));
        Assert.Equal(["first"], again.Members);
        Assert.Equal(["Agency|Organisme|community|2466|True"], await community.Database.Rows($"select name_en, name_fr, kind, region_code, active from provider_row where provider_id = '{id}'"));
    }

    [Fact]
    public async Task A_member_acts_for_one_organization()
    {
        var (first, second, user) = (await community.Register(), await community.Register(), $"user-{Guid.NewGuid():n}");
        await community.Provider(first).PutMember(user);
        Assert.Equal([user], (await community.Provider(second).PutMember(user))!.Members);
        Assert.Equal([second.Value], await community.Database.Rows($"select provider_id from member_row where user_name = '{user}'"));
        Assert.Null(await community.Provider(ProviderId.New()).PutMember(user));
    }

    [Fact]
    public async Task A_described_resource_is_what_its_provider_said()
    {
        var (provider, draft) = (await community.Register(), Acts.Draft("employment", "5915", Modality.Online) with { NclcMin = 4, Audiences = [Audience.Women] });
        var profile = (await community.Provider(provider).PutResource(draft))!;
        var seen = (await community.Resource(draft.ResourceId).Profile())!;
        Assert.Equal((provider, new("Agency", "Organisme"), "employment", "5915", Modality.Online, 4, false),
            (seen.ProviderId, seen.ProviderName, seen.ServiceType, seen.RegionCode, seen.Modality, seen.NclcMin, seen.IsPending));
        Assert.Equal([Audience.Women], seen.Audiences);
        Assert.True(Grains.Storage.CoordinationJson.Same(profile, seen));
        Assert.Equal([draft.ResourceId], (await community.Provider(provider).View())!.Resources);
    }

    [Fact]
    public async Task A_changed_profile_reaches_the_listing_here_and_in_the_region()
    {
        var (provider, draft) = (await community.Register(), Acts.Draft(region: "1001"));
        var opening = await community.Post(3, draft, provider);
        await community.Provider(provider).PutResource(draft with { Title = new("Evening", "Soir") });
        Assert.Equal("Evening", (await community.Resource(opening).Opening(opening))!.Profile.Title.En);
        await Eventually.Get(() => Listed("1001", opening), listing => listing?.Profile.Title.En == "Evening", Soon);
    }

    [Fact]
    public async Task A_resource_that_moves_leaves_one_region_and_enters_the_other()
    {
        var (provider, draft) = (await community.Register(), Acts.Draft(region: "1001"));
        var opening = await community.Post(3, draft, provider);
        await Eventually.Get(() => Listed("1001", opening), listing => listing is not null, Soon);
        await community.Provider(provider).PutResource(draft with { RegionCode = "5917" });
        await Eventually.Get(() => Listed("5917", opening), listing => listing is not null, Soon);
        await Eventually.Get(() => Listed("1001", opening), listing => listing is null, Soon);
    }

    [Fact]
    public async Task What_a_pending_provider_offers_is_no_candidate_until_it_is_approved()
    {
        var provider = await community.Register(isActive: false);
        var opening = await community.Post(3, Acts.Draft("legal", "6001"), provider);
        var marker = await community.Post(3, Acts.Draft("legal", "6001"));
        var (id, _) = await community.Arrive("legal", "6001");
        await Eventually.Get(() => Matched(id), ids => ids.Contains(marker), Soon);
        Assert.DoesNotContain(opening, await Matched(id));
        Assert.Contains((await community.Newcomer(id).Explain(opening))!.Failures, failure => failure.Code == "provider-pending");
        Assert.True((await community.Provider(provider).Approve())!.IsActive);
        await Eventually.Get(() => Matched(id), ids => ids.Contains(opening), Soon);
    }

    [Fact]
    public async Task An_approval_that_was_cut_in_half_is_finished_when_it_is_repeated()
    {
        var (provider, draft) = (await community.Register(isActive: false), Acts.Draft());
        await community.Provider(provider).PutResource(draft);
        await using (await Refusal.OfState(community.Database, draft.ResourceId.Value))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => community.Provider(provider).Approve());
        }

        Assert.True((await community.Resource(draft.ResourceId).Profile())!.IsPending);
        Assert.True((await community.Provider(provider).Approve())!.IsActive);
        Assert.False((await community.Resource(draft.ResourceId).Profile())!.IsPending);
    }

    [Fact]
    public async Task A_provider_that_nobody_registered_offers_nothing()
    {
        Assert.Null(await community.Provider(ProviderId.New()).PutResource(Acts.Draft()));
        Assert.Null(await community.Provider(ProviderId.New()).Approve());
    }

    private async Task<OpeningListing?> Listed(string region, OpeningId opening) =>
        (await community.Grains.GetGrain<IRegionGrain>(region).Candidates()).FirstOrDefault(listing => listing.OpeningId == opening);

    private async Task<List<OpeningId>> Matched(Domain.Newcomers.NewcomerId id) =>
        [.. (await community.Newcomer(id).Matches())!.Items.Select(match => match.Match.Listing.OpeningId)];
}
