namespace Coordination.Domain.Resources;

/// <summary>What a provider says of an offer that evidence rules turn on. What is not said stays unknown: no rule turns on a guess.</summary>
[GenerateSerializer, Immutable, Alias("OfferTraits")]
public sealed record OfferTraits
{
    /// <summary>Nothing is said.</summary>
    public static readonly OfferTraits Unsaid = new();

    /// <summary>What it is about; null for what its service type suggests.</summary>
    [Id(0)] public OfferNature? Nature { get; init; }

    /// <summary>For whom it is made; null when neither the offer nor the kind of its provider says.</summary>
    [Id(1)] public ServiceIntensity? Intensity { get; init; }

    /// <summary>Hours a week with other people at the same time, 0 or more; null when not said.</summary>
    [Id(2)] public double? SynchronousHours { get; init; }

    /// <summary>The language level, 0 to 12, it asks of people who learn alone; null for the policy's.</summary>
    [Id(3)] public int? SelfDirectedNclcMin { get; init; }

    /// <summary>Forward sortation areas (the first three signs of a postal code) whose residents it is there for; empty when for no neighbourhood in particular (S18).</summary>
    [Id(4)] public ImmutableArray<string> Neighbourhoods { get; init; } = [];

    /// <summary>The traits with what the kind of provider and the service type tell of the intensity, where the offer does not say it.</summary>
    public OfferTraits From(ProviderKind kind, string serviceType) => Intensity is not null ? this : this with
    {
        Intensity = serviceType == ServiceTypes.CaseManagement ? ServiceIntensity.Adapted
            : kind == ProviderKind.SettlementAgency ? ServiceIntensity.Settlement
            : ServiceIntensity.Mainstream,
    };
}
