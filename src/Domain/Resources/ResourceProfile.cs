namespace Coordination.Domain.Resources;

/// <summary>What a resource is and whom it can serve; everything about it but its capacity.</summary>
/// <remarks>
/// Null bounds mean "no bound". Language levels are Canadian Language Benchmarks (NCLC/CLB), 0 to 12.
/// An empty <see cref="Audiences"/> means everyone; an empty <see cref="Languages"/> means that language does not matter.
/// </remarks>
[GenerateSerializer, Immutable, Alias("ResourceProfile")]
public sealed record ResourceProfile
{
    /// <summary>The resource.</summary>
    [Id(0)] public required ResourceId ResourceId { get; init; }

    /// <summary>The provider that offers it.</summary>
    [Id(1)] public required ProviderId ProviderId { get; init; }

    /// <summary>The name of the provider, as shown beside the title.</summary>
    [Id(2)] public required BilingualText ProviderName { get; init; }

    /// <summary>One of the five kinds.</summary>
    [Id(3)] public required ResourceKind Kind { get; init; }

    /// <summary>What it is called.</summary>
    [Id(4)] public required BilingualText Title { get; init; }

    /// <summary>The service type, a slug of <see cref="ServiceTypes"/>.</summary>
    [Id(5)] public required string ServiceType { get; init; }

    /// <summary>The census division in which it takes place or is run from.</summary>
    [Id(6)] public required string RegionCode { get; init; }

    /// <summary>How it reaches a person.</summary>
    [Id(7)] public required Modality Modality { get; init; }

    /// <summary>Languages of service, ISO 639-1.</summary>
    [Id(8)] public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Lowest language level that can take part.</summary>
    [Id(9)] public int? NclcMin { get; init; }

    /// <summary>Highest language level it is meant for.</summary>
    [Id(10)] public int? NclcMax { get; init; }

    /// <summary>Youngest age in whole years.</summary>
    [Id(11)] public int? AgeMin { get; init; }

    /// <summary>Oldest age in whole years.</summary>
    [Id(12)] public int? AgeMax { get; init; }

    /// <summary>Whom it is for.</summary>
    [Id(13)] public ImmutableArray<Audience> Audiences { get; init; } = [];

    /// <summary>How far people may come from, in kilometres, for something that takes place somewhere.</summary>
    [Id(14)] public double? CatchmentKm { get; init; }

    /// <summary>True while the provider waits for a coordinator's approval: it is then shown to nobody else.</summary>
    [Id(15)] public bool IsPending { get; init; }

    /// <summary>What evidence rules turn on.</summary>
    [Id(16)] public OfferTraits Traits { get; init; } = OfferTraits.Unsaid;

    /// <summary>Who funds it, by name; null when the provider has not said.</summary>
    [Id(20)] public string? Funder { get; init; }
}
