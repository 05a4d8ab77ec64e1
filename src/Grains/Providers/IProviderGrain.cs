using Coordination.Domain.Resources;

namespace Coordination.Grains.Providers;

/// <summary>An organization that offers something. Keyed by <see cref="ProviderId"/>.</summary>
[Alias("IProviderGrain")]
public interface IProviderGrain : IGrainWithStringKey
{
    /// <summary>Registers the organization; registering it again gives it as it stands.</summary>
    [Alias("Register")]
    Task<ProviderView> Register(RegisterProvider command);

    /// <summary>The organization; null when it is not registered.</summary>
    [Alias("View")]
    Task<ProviderView?> View();

    /// <summary>Approves a pending organization: its resources are shown from now on. Null when it is not registered.</summary>
    [Alias("Approve")]
    Task<ProviderView?> Approve();

    /// <summary>Lets a user act for the organization. A user belongs to one organization: the caller takes them out of the former one first. Null when it is not registered.</summary>
    [Alias("PutMember")]
    Task<ProviderView?> PutMember(string userName);

    /// <summary>Lets a user act for the organization no longer.</summary>
    [Alias("RemoveMember")]
    Task RemoveMember(string userName);

    /// <summary>Says where referrals are written to from now on; null for nowhere. Null when the organization is not registered.</summary>
    [Alias("PutContact")]
    Task<ProviderView?> PutContact(string? email);

    /// <summary>Says how much weight of cases it can carry (formula F8); null when nobody states it. Null when the organization is not registered.</summary>
    [Alias("PutCaseload")]
    Task<ProviderView?> PutCaseload(int? capacity);

    /// <summary>Adds a resource, or changes the one with this id; the same draft again changes nothing. Null when the organization is not registered.</summary>
    [Alias("PutResource")]
    Task<ResourceProfile?> PutResource(ResourceDraft draft);
}

/// <summary>Register an organization.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What sort of organization.</param>
/// <param name="RegionCode">The census division it works from.</param>
/// <param name="IsActive">False while a coordinator has not approved it.</param>
/// <param name="FirstMember">The user it belongs to first, if any.</param>
/// <param name="IsInvented">True for the demonstration community.</param>
[GenerateSerializer, Immutable, Alias("RegisterProvider")]
public sealed record RegisterProvider(BilingualText Name, ProviderKind Kind, string RegionCode, bool IsActive, string? FirstMember, bool IsInvented)
{
    /// <summary>Where referrals are written to; null for nowhere.</summary>
    [Id(0)] public string? ContactEmail { get; init; }
}

/// <summary>An organization as others see it.</summary>
[GenerateSerializer, Immutable, Alias("ProviderView")]
public sealed record ProviderView(
    ProviderId ProviderId, BilingualText Name, ProviderKind Kind, string RegionCode, bool IsActive, ImmutableArray<string> Members, ImmutableArray<ResourceId> Resources)
{
    /// <summary>Where referrals are written to; null for nowhere.</summary>
    [Id(0)] public string? ContactEmail { get; init; }

    /// <summary>How much weight of cases it can carry (formula F8); null when nobody has stated it.</summary>
    [Id(1)] public int? CaseloadCapacity { get; init; }
}

/// <summary>What a provider says of a resource; the provider's own part of <see cref="ResourceProfile"/>.</summary>
[GenerateSerializer, Immutable, Alias("ResourceDraft")]
public sealed record ResourceDraft
{
    /// <summary>The resource; the caller chooses it, so that adding it twice adds it once.</summary>
    [Id(0)] public required ResourceId ResourceId { get; init; }

    /// <summary>One of the five kinds.</summary>
    [Id(1)] public required ResourceKind Kind { get; init; }

    /// <summary>What it is called.</summary>
    [Id(2)] public required BilingualText Title { get; init; }

    /// <summary>A slug of <see cref="ServiceTypes"/>.</summary>
    [Id(3)] public required string ServiceType { get; init; }

    /// <summary>A census division.</summary>
    [Id(4)] public required string RegionCode { get; init; }

    /// <summary>How it reaches a person.</summary>
    [Id(5)] public required Modality Modality { get; init; }

    /// <summary>Languages of service, ISO 639-1.</summary>
    [Id(6)] public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Lowest language level, 0 to 12.</summary>
    [Id(7)] public int? NclcMin { get; init; }

    /// <summary>Highest language level, 0 to 12.</summary>
    [Id(8)] public int? NclcMax { get; init; }

    /// <summary>Youngest age.</summary>
    [Id(9)] public int? AgeMin { get; init; }

    /// <summary>Oldest age.</summary>
    [Id(10)] public int? AgeMax { get; init; }

    /// <summary>Whom it is for; empty for everyone.</summary>
    [Id(11)] public ImmutableArray<Audience> Audiences { get; init; } = [];

    /// <summary>How far people may come from, in kilometres.</summary>
    [Id(12)] public double? CatchmentKm { get; init; }

    /// <summary>What evidence rules turn on.</summary>
    [Id(16)] public OfferTraits Traits { get; init; } = OfferTraits.Unsaid;

    /// <summary>Who funds it, by name; null when that is not said.</summary>
    [Id(20)] public string? Funder { get; init; }
}
