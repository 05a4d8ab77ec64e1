using Coordination.Domain.Resources;

namespace Coordination.Grains.Providers;

/// <summary>What is kept of a provider.</summary>
[GenerateSerializer, Alias("ProviderState")]
internal sealed record ProviderState
{
    /// <summary>What it is called; null while nobody has registered it.</summary>
    [Id(0)] public BilingualText? Name { get; init; }

    /// <summary>What sort of organization.</summary>
    [Id(1)] public ProviderKind Kind { get; init; }

    /// <summary>The division it works from.</summary>
    [Id(2)] public string RegionCode { get; init; } = "";

    /// <summary>False while a coordinator has not approved it.</summary>
    [Id(3)] public bool IsActive { get; init; }

    /// <summary>Users who act for it.</summary>
    [Id(4)] public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>Its resources, by id.</summary>
    [Id(5)] public ImmutableDictionary<string, ResourceDraft> Resources { get; init; } = ImmutableDictionary<string, ResourceDraft>.Empty;

    /// <summary>Resources whose own grain has not been told yet; an intent, driven forward until none is left.</summary>
    [Id(6)] public ImmutableArray<ResourceId> Untold { get; init; } = [];

    /// <summary>True for the demonstration community.</summary>
    [Id(7)] public bool IsInvented { get; init; }

    /// <summary>Where referrals are written to; null for nowhere.</summary>
    [Id(8)] public string? ContactEmail { get; init; }

    /// <summary>How much weight of cases it can carry (formula F8); null when nobody has stated it.</summary>
    [Id(9)] public int? CaseloadCapacity { get; init; }
}
