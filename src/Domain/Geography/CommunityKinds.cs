using System.Collections.Frozen;

namespace Coordination.Domain.Geography;

/// <summary>What size divisions are and how far from a large one (S77).</summary>
public static class CommunityKinds
{
    /// <summary>People of a large community, at least.</summary>
    public const int LargeMin = 100_000;

    /// <summary>People of a medium one, at least.</summary>
    public const int MediumMin = 30_000;

    /// <summary>How far what is in reach may be, in kilometres: the last step of the distance decay of formula F1.</summary>
    public const double ReachKm = 60;

    /// <summary>How far one goes and comes back from in a day, in kilometres.</summary>
    public const double DayTripKm = 200;

    private static readonly FrozenDictionary<string, CommunityDistance> Distance = RegionTable.CensusDivisions.ToFrozenDictionary(division => division.Code, Measure);

    /// <summary>The size of a division.</summary>
    public static CommunitySize SizeOf(Region division) => division.Population switch
    {
        >= LargeMin => CommunitySize.Large,
        >= MediumMin => CommunitySize.Medium,
        _ => CommunitySize.Small,
    };

    /// <summary>How far a division is from the nearest large one.</summary>
    /// <exception cref="KeyNotFoundException">The region is no division.</exception>
    public static CommunityDistance DistanceOf(Region division) => Distance[division.Code];

    private static CommunityDistance Measure(Region division) => SizeOf(division) == CommunitySize.Large
        ? CommunityDistance.Large
        : RegionTable.CensusDivisions.Where(other => SizeOf(other) == CommunitySize.Large).Min(large => Distances.Km(division, large)) switch
        {
            <= ReachKm => CommunityDistance.InReach,
            <= DayTripKm => CommunityDistance.DayTrip,
            _ => CommunityDistance.Remote,
        };
}
