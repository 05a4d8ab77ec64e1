namespace Coordination.Domain.Resources;

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
