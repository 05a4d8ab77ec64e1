using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Coordination.Geography;

/// <summary>
/// How often a place of known division falls into that division's shape when the shape is built without it: each fifth
/// of the trusted places is left out in turn.
/// </summary>
sealed class CrossValidation(Frame frame, Coverage coverage, Sites sites, IReadOnlyList<Division> divisions, IReadOnlyList<Place> places)
{
    const int Folds = 5;

    public void Print()
    {
        var trusted = places.Where(place => place.Trusted).ToList();
        int interior = 0, nearest = 0, shipped = 0, offshore = 0, nearestShape = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var left = trusted.Where(place => Fold(place) == fold).ToList();
            var leftOut = left.ToHashSet();
            var shapes = coverage.Build(sites.CoresAndPlaces(places.Where(place => !leftOut.Contains(place))))
                .ToDictionary(pair => pair.Key, pair => MapPath.OnGrid(pair.Value));
            var known = trusted.Where(place => !leftOut.Contains(place)).Select(place => (At(place), place.Division)).ToList();
            foreach (var place in left)
            {
                var at = At(place);
                interior += Right(place, divisions.MinBy(division => frame.Place(division.Longitude, division.Latitude).Distance(at))!.Code);
                nearest += Right(place, known.MinBy(other => other.Item1.Distance(at)).Division);
                var hit = shapes.FirstOrDefault(shape => SimplePointInAreaLocator.Locate(at, shape.Value) != Location.Exterior).Key;
                shipped += Right(place, hit);
                offshore += hit is null ? 1 : 0;
                nearestShape += Right(place, hit ?? shapes.MinBy(shape => shape.Value.Distance(GeometryFactory.Default.CreatePoint(at))).Key);
            }
        }

        Console.WriteLine($"places: {places.Count}, with a trusted division: {trusted.Count}; folds: {Folds}");
        Share("(a) interior points only, nearest", interior);
        Share("(b) nearest known place", nearest);
        Share("(c) shipped construction, place inside the shape", shipped);
        Share("    off the simplified coast, so inside no shape", offshore);
        Share("    shipped construction, nearest shape for those", nearestShape);

        void Share(string what, int count) => Console.WriteLine(FormattableString.Invariant($"{what}: {100.0 * count / trusted.Count:F1}%"));
    }

    Coordinate At(Place place) => frame.Place(place.Longitude, place.Latitude);

    static int Right(Place place, string? division) => place.Division == division ? 1 : 0;

    /// <summary>FNV-1a over name and position: the same fold on every machine, whatever else is in the file.</summary>
    static int Fold(Place place)
    {
        var hash = 2166136261u;
        foreach (var c in FormattableString.Invariant($"{place.Name}|{place.Longitude:F5}|{place.Latitude:F5}"))
        {
            hash = (hash ^ c) * 16777619u;
        }

        return (int)(hash % Folds);
    }
}
