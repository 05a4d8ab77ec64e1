using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Rules;

/// <summary>What the evidence rules may know of an offer. Unknown is said as unknown: no rule turns on a guess.</summary>
public sealed record OfferFacts
{
    /// <summary>What it is about.</summary>
    public OfferNature Nature { get; init; }

    /// <summary>How it reaches a person.</summary>
    public Modality Modality { get; init; }

    /// <summary>The language level it asks of people who learn alone; null for the policy's.</summary>
    public int? SelfDirectedNclcMin { get; init; }

    /// <summary>Hours a week with other people at the same time; null when not said.</summary>
    public double? SynchronousHours { get; init; }

    /// <summary>For whom it is made; null when not said.</summary>
    public ServiceIntensity? Intensity { get; init; }

    /// <summary>Forward sortation areas whose residents it is there for; empty when for none in particular.</summary>
    public ImmutableArray<string> Neighbourhoods { get; init; } = [];

    /// <summary>Languages of service.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Distinct LGBTQ2 groups it is for, as slugs such as <c>trans</c> or <c>two-spirit</c>; empty when for none in particular.</summary>
    public ImmutableArray<string> DistinctGroups { get; init; } = [];

    /// <summary>What a profile says of it; what it does not say stays unknown.</summary>
    public static OfferFacts Of(ResourceProfile profile) => new()
    {
        Nature = profile.Traits.Nature ?? profile.ServiceType switch
        {
            "employment" => OfferNature.Employment,
            "community-connections" or "mentoring" or "volunteering" => OfferNature.CommunityNetwork,
            "crisis-counselling" => OfferNature.CrisisCounselling,
            _ => profile.Kind == ResourceKind.Club ? OfferNature.CommunityNetwork : OfferNature.General,
        },
        Modality = profile.Modality,
        Languages = profile.Languages,
        Intensity = profile.Traits.Intensity,
        SynchronousHours = profile.Traits.SynchronousHours,
        SelfDirectedNclcMin = profile.Traits.SelfDirectedNclcMin,
        Neighbourhoods = profile.Traits.Neighbourhoods,
    };
}
