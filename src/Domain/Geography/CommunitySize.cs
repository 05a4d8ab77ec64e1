namespace Coordination.Domain.Geography;

/// <summary>How large a division is, by the bounds of Statistics Canada's population centres (2016 census).</summary>
public enum CommunitySize
{
    /// <summary>100,000 people or more.</summary>
    Large,

    /// <summary>30,000 to 99,999 people.</summary>
    Medium,

    /// <summary>Fewer than 30,000 people.</summary>
    Small,
}

/// <summary>How far a division is from the nearest large one, as the crow flies between their points.</summary>
public enum CommunityDistance
{
    /// <summary>It is large itself.</summary>
    Large,

    /// <summary>Within 60 km: seats there count as in reach.</summary>
    InReach,

    /// <summary>Beyond that, within 200 km.</summary>
    DayTrip,

    /// <summary>More than 200 km away.</summary>
    Remote,
}
