using NetTopologySuite.Geometries;

namespace Coordination.Geography;

/// <summary>A point of the map known, or taken, to lie in a division.</summary>
/// <param name="Certain">Whether a source says so; otherwise this program infers it.</param>
internal readonly record struct Site(Coordinate At, string Division, bool Certain);

/// <summary>
/// The sites whose cells are dissolved into divisions. Places are dense in towns and rare on the land, so a large division
/// with few places would lose land to its neighbours. Each division therefore also gets a core: its interior point
/// and a ring around it, wider the more land the division has.
/// </summary>
internal sealed class Sites(Frame frame, IReadOnlyList<Division> divisions)
{
    /// <summary>Radius of the ring as a share of the square root of the land area; 0.56 would be a disc of the whole area.</summary>
    public const double CoreShare = 0.3;
    private const double CoreKmMax = 60;
    private const int RingPoints = 12;

    /// <summary>Sites nearer than this, in map units, count as one: about 100 metres, below what the map can show.</summary>
    private const double Same = 0.02;

    public static double CoreRadiusKm(Division division) => Math.Min(CoreKmMax, CoreShare * Math.Sqrt(division.LandAreaKm2));

    /// <summary>The sites of each province, from cores and places.</summary>
    public IReadOnlyDictionary<string, List<Site>> CoresAndPlaces(IEnumerable<Place> places)
    {
        List<Site> known = [.. divisions.Select(Interior), .. places.Select(place => new Site(frame.Place(place.Longitude, place.Latitude), place.Division, place.Trusted))];
        return ByProvince(known.Concat(divisions.SelectMany(Ring)));
    }

    private Site Interior(Division division) => new(frame.Place(division.Longitude, division.Latitude), division.Code, true);

    private IEnumerable<Site> Ring(Division division)
    {
        var centre = Interior(division).At;
        var radius = CoreRadiusKm(division) * frame.UnitsPerKm;
        return Enumerable.Range(0, RingPoints).Select(i =>
        {
            var angle = 2 * Math.PI * i / RingPoints;
            return new Site(new Coordinate(centre.X + (radius * Math.Cos(angle)), centre.Y + (radius * Math.Sin(angle))), division.Code, false);
        });
    }

    private static Dictionary<string, List<Site>> ByProvince(IEnumerable<Site> sites) => sites
        .DistinctBy(site => (Math.Round(site.At.X / Same), Math.Round(site.At.Y / Same)))
        .GroupBy(site => site.Division[..2], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
}
