namespace Coordination.Domain.Quality;

/// <summary>What people and the engine choose by, and a provider may have left unsaid.</summary>
public enum EntryField
{
    /// <summary>Where referrals to the provider are written to.</summary>
    Contact,

    /// <summary>How much the provider can carry.</summary>
    Capacity,

    /// <summary>A title in both official languages.</summary>
    TitleInBoth,

    /// <summary>The languages of service.</summary>
    Languages,

    /// <summary>From how far people may come; not asked of what happens online.</summary>
    Reach,

    /// <summary>The language level; asked of language training alone.</summary>
    LanguageLevel,

    /// <summary>Hours a week with other people; asked of services that are live and online in part or whole.</summary>
    LiveHours,
}
