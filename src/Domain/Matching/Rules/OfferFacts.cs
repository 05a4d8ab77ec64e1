using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Rules;

/// <summary>What an offer is about, as far as the evidence rules ask.</summary>
public enum OfferNature
{
    /// <summary>None of the natures below.</summary>
    General,

    /// <summary>Help for people who found a business.</summary>
    Entrepreneurship,

    /// <summary>Help to find or keep work.</summary>
    Employment,

    /// <summary>Language training at a place of work.</summary>
    WorkplaceLanguage,

    /// <summary>A network of people: clubs, circles, community connections.</summary>
    CommunityNetwork,

    /// <summary>Clinical care of mental health.</summary>
    ClinicalCare,

    /// <summary>Counselling in a crisis.</summary>
    CrisisCounselling,
}

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

    /// <summary>Open to everybody in the community rather than made for newcomers.</summary>
    public bool IsMainstream { get; init; }

    /// <summary>Languages of service.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Distinct LGBTQ2 groups it is for, as slugs such as <c>trans</c> or <c>two-spirit</c>; empty when for none in particular.</summary>
    public ImmutableArray<string> DistinctGroups { get; init; } = [];

    /// <summary>Languages the regulator of the profession works in; empty when the offer is not about a credential.</summary>
    public ImmutableArray<string> RegulatorLanguages { get; init; } = [];

    /// <summary>What a profile says of it; what profiles do not say yet stays unknown.</summary>
    public static OfferFacts Of(ResourceProfile profile) => new()
    {
        Nature = profile.ServiceType switch
        {
            "employment" => OfferNature.Employment,
            "community-connections" or "mentoring" or "volunteering" => OfferNature.CommunityNetwork,
            "crisis-counselling" => OfferNature.CrisisCounselling,
            _ => profile.Kind == ResourceKind.Club ? OfferNature.CommunityNetwork : OfferNature.General,
        },
        Modality = profile.Modality,
        Languages = profile.Languages,
    };
}
