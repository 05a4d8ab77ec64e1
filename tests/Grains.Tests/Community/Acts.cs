using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Providers;
using Coordination.Grains.Resources;
using Xunit;

namespace Coordination.Grains.Tests.Community;

/// <summary>What people do in a community, with the parts that a test is not about filled in.</summary>
internal static class Acts
{
    public static CommandKey NewKey(string hash = "") => CommandKey.Once("worker") with { RequestHash = hash };

    public static IResourceGrain Resource(this TestCommunity community, ResourceId id) => community.Grains.GetGrain<IResourceGrain>(id.Value);

    public static IResourceGrain Resource(this TestCommunity community, OpeningId id) => community.Resource(id.Resource);

    public static INewcomerGrain Newcomer(this TestCommunity community, NewcomerId id) => community.Grains.GetGrain<INewcomerGrain>(id.Value);

    public static IProviderGrain Provider(this TestCommunity community, ProviderId id) => community.Grains.GetGrain<IProviderGrain>(id.Value);

    public static async Task<ProviderId> Register(this TestCommunity community, bool isActive = true)
    {
        var id = ProviderId.New();
        await community.Provider(id).Register(new(new("Agency", "Organisme"), ProviderKind.SettlementAgency, "3520", isActive, null, false));
        return id;
    }

    public static ResourceDraft Draft(string serviceType = "language-training", string region = "3520", Modality modality = Modality.InPerson) => new()
    {
        ResourceId = ResourceId.New(),
        Kind = ResourceKind.Service,
        Title = new("English in the morning", "Anglais du matin"),
        ServiceType = serviceType,
        RegionCode = region,
        Modality = modality,
        Languages = ["en"],
    };

    /// <summary>An opening of a new resource of a new provider.</summary>
    public static async Task<OpeningId> Post(this TestCommunity community, int units, ResourceDraft? draft = null, ProviderId? provider = null)
    {
        draft ??= Draft();
        await community.Provider(provider ?? await community.Register()).PutResource(draft);
        return await community.PostMore(draft.ResourceId, units);
    }

    public static async Task<OpeningId> PostMore(this TestCommunity community, ResourceId resource, int units) =>
        Assert.IsType<CapacityOutcome.Posted>(await community.Resource(resource).PostOpening(new(NewKey(), new(CapacityUnit.Seat, null, null), units))).OpeningId;

    public static Task<CapacityOutcome> Hold(this TestCommunity community, OpeningId opening, CommandKey? key = null, TimeSpan? lifetime = null, NewcomerId? newcomer = null, int units = 1) =>
        community.Resource(opening).PlaceHold(new(key ?? NewKey(), opening, newcomer ?? NewcomerId.New(), null, units, lifetime ?? TimeSpan.FromMinutes(15)));

    public static async Task<HoldId> Held(this TestCommunity community, OpeningId opening, TimeSpan? lifetime = null, NewcomerId? newcomer = null) =>
        Assert.IsType<CapacityOutcome.Placed>(await community.Hold(opening, null, lifetime, newcomer)).HoldId;

    public static Person Person(string region) => new()
    {
        GivenName = "Test",
        FamilyName = "Person",
        BirthDate = new(1990, 3, 1),
        RegionCode = region,
        PreferredLanguage = "en",
        IsInvented = true,
    };

    /// <summary>A registered person with one need; a home in crisis puts them into the first band.</summary>
    public static async Task<(NewcomerId Id, NeedId Need)> Arrive(
        this TestCommunity community, string serviceType = "language-training", string region = "3520", int urgency = 3, bool homeInCrisis = false)
    {
        var id = NewcomerId.New();
        await community.Newcomer(id).Register(Person(region));
        ImmutableArray<DomainFinding> findings = homeInCrisis ? [new(NeedDomain.Housing, 1, true, null)] : [];
        var assessment = await community.Newcomer(id).Assess(new(AssessmentId.New(), "worker", new([new(serviceType, urgency)], [], findings, null)));
        return (id, assessment!.Needs[0]);
    }
}
