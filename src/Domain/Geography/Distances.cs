using System.Collections.Concurrent;

namespace Coordination.Domain.Geography;

/// <summary>
/// Distances as the crow flies between the points that stand for regions. A division is as wide as its borders, so these
/// tell near from far and not how long the way is.
/// </summary>
public static class Distances
{
    /// <summary>Mean radius of the earth, R1 of the International Union of Geodesy and Geophysics.</summary>
    private const double EarthRadiusKm = 6371.0088;

    private static readonly ConcurrentDictionary<string, IReadOnlyList<(string Code, double Km)>> ByDistance = new(StringComparer.Ordinal);

    /// <summary>Great-circle distance in kilometres by the haversine formula (R. W. Sinnott, Sky and Telescope 68, 1984).</summary>
    public static double Km(Region a, Region b)
    {
        var latitudeA = double.DegreesToRadians(a.Latitude);
        var latitudeB = double.DegreesToRadians(b.Latitude);
        var halfLatitude = Math.Sin((latitudeB - latitudeA) / 2);
        var halfLongitude = Math.Sin(double.DegreesToRadians(b.Longitude - a.Longitude) / 2);
        var chord = (halfLatitude * halfLatitude) + (Math.Cos(latitudeA) * Math.Cos(latitudeB) * halfLongitude * halfLongitude);
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    /// <summary>
    /// The divisions within <paramref name="radiusKm"/> kilometres, nearest first, the division itself at 0 among them.
    /// Empty for a code that is no division or a negative radius. All neighbours of a division are kept once asked for:
    /// at most 293 lists of 293.
    /// </summary>
    public static IReadOnlyList<(string Code, double Km)> DivisionsNear(string divisionCode, double radiusKm)
    {
        if (RegionTable.IndexOfDivision(divisionCode) < 0)
        {
            return [];
        }

        var all = ByDistance.GetOrAdd(divisionCode, Sorted);
        return [.. all.TakeWhile(near => near.Km <= radiusKm)];
    }

    private static IReadOnlyList<(string Code, double Km)> Sorted(string divisionCode)
    {
        var from = RegionTable.Find(divisionCode)!;
        return
        [
            .. RegionTable.CensusDivisions
                .Select(division => (division.Code, Km: Km(from, division)))
                .OrderBy(near => near.Km)
                .ThenBy(near => near.Code, StringComparer.Ordinal),
        ];
    }
}
