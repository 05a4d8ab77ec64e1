using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Coordination.Geography;

/// <summary>
/// How often a place of known division falls into that division's shape when the shape is built without it: each fifth
/// of the trusted places is left out in turn.
/// </summary>
internal sealed class CrossValidation(Frame frame, Coverage coverage, Sites sites, IReadOnlyList<Division> divisions, IReadOnlyList<Place> places)
{
    private const int Folds = 5;

    public void Print()
    {
        var trusted = places.Where(place => place.Trusted).ToList();
        var interiors = divisions.Select(division => (At: frame.Place(division.Longitude, division.Latitude), Division: division.Code)).ToList();
        int interior = 0, nearest = 0, nearestSite = 0, shipped = 0, offshore = 0, nearestShape = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var left = trusted.Where(place => Fold(place) == fold).ToList();
            var leftOut = left.ToHashSet();
            var shapes = coverage.Build(sites.CoresAndPlaces(places.Where(place => !leftOut.Contains(place))))
                .ToDictionary(pair => pair.Key, pair => MapPath.OnGrid(pair.Value));
            var known = trusted.Where(place => !leftOut.Contains(place)).Select(place => (At: At(place), place.Division)).ToList();
            var knownOrInterior = known.Concat(interiors).ToList();
            foreach (var place in left)
            {
                var at = At(place);
                interior += Right(place, Nearest(interiors, at));
                nearest += Right(place, Nearest(known, at));
                nearestSite += Right(place, Nearest(knownOrInterior, at));
                var hit = shapes.FirstOrDefault(shape => SimplePointInAreaLocator.Locate(at, shape.Value) != Location.Exterior).Key;
                shipped += Right(place, hit);
                offshore += hit is null ? 1 : 0;
                nearestShape += Right(place, hit ?? shapes.MinBy(shape => shape.Value.Distance(GeometryFactory.Default.CreatePoint(at))).Key);
            }
        }

        Console.WriteLine($"places: {places.Count}, with a trusted division: {trusted.Count}; folds: {Folds}");
        Share("(a) interior points only, nearest", interior);
        Share("(b) nearest known place", nearest);
        Share("    nearest known place or interior point", nearestSite);
        Share("(c) shipped construction, place inside the shape", shipped);
        Share("    off the simplified coast, so inside no shape", offshore);
        Share("    shipped construction, nearest shape for those", nearestShape);

        Share("(d) inferred as for Quebec: nearest core within the economic region", trusted.Sum(InferredRight));

        void Share(string what, int count) => Console.WriteLine(FormattableString.Invariant($"{what}: {100.0 * count / trusted.Count:F1}%"));
    }

    private Coordinate At(Place place) => frame.Place(place.Longitude, place.Latitude);

    /// <summary>How well places without a stated division are assigned, measured where the division is stated.</summary>
    private int InferredRight(Place place)
    {
        var region = divisions.Single(division => division.Code == place.Division).EconomicRegion;
        return Right(place, Gazetteer.NearestCore(divisions.Where(division => division.EconomicRegion == region), place.Longitude, place.Latitude)?.Code);
    }

    private static string Nearest(List<(Coordinate At, string Division)> known, Coordinate at) => known.MinBy(other => other.At.Distance(at)).Division;

    private static int Right(Place place, string? division) => place.Division == division ? 1 : 0;

    /// <summary>FNV-1a over name and position: the same fold on every machine, whatever else is in the file.</summary>
    private static int Fold(Place place)
    {
        var hash = 2166136261u;
        foreach (var c in FormattableString.Invariant($"{place.Name}|{place.Longitude:F5}|{place.Latitude:F5}"))
        {
            hash = (hash ^ c) * 16777619u;
        }

        return (int)(hash % Folds);
    }
}
