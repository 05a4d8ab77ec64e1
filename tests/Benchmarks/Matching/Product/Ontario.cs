using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Geography;

namespace Coordination.Benchmarks.Matching.Product;

/// <summary>Where things happen: the census divisions of one province, each as often as people arrive in it.</summary>
internal static class Ontario
{
    /// <summary>Its code, and that of its market.</summary>
    public const string Code = "35";

    /// <summary>The division in which most people arrive; the one with the waitlist.</summary>
    public const string Largest = "3520";

    private static readonly Region[] Divisions = [.. RegionTable.CensusDivisions.Where(division => RegionTable.ProvinceOf(division.Code)?.Code == Code)];
    private static readonly double[] Arrivals = [.. Divisions.Select(division => division.Arrivals2024 + 1.0)];

    /// <summary>One of its divisions.</summary>
    public static string Division(Dice dice) => Divisions[dice.Pick(Arrivals)].Code;
}
