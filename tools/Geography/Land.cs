using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Coordination.Geography;

/// <summary>
/// The land of each province in map units. The source draws coasts so coarsely that one known place in fifteen lies in the
/// water, most of them by less than two kilometres; coasts are therefore drawn <see cref="ShoreKm"/> outward, half a map
/// unit. Borders on land stay where they are.
/// </summary>
internal sealed class Land
{
    private const double ShoreKm = 2.5;
    private const int ArcsPerQuarter = 2;

    private readonly Frame frame;
    private readonly SortedDictionary<string, Geometry> byProvince = new(StringComparer.Ordinal);

    public Land(Frame frame, IReadOnlyDictionary<string, List<Coordinate[][]>> outlines)
    {
        this.frame = frame;
        var real = outlines.ToDictionary(pair => pair.Key, pair => OnMap(pair.Value), StringComparer.Ordinal);
        var round = new BufferParameters(ArcsPerQuarter);
        foreach (var province in outlines.Keys.Where(code => code != ProvinceShapes.UnitedStates))
        {
            // A shore an earlier province took is its land by now, so shores never overlap.
            var others = real.Where(pair => pair.Key != province).Select(pair => byProvince.GetValueOrDefault(pair.Key, pair.Value));
            var grown = BufferOp.Buffer(real[province], ShoreKm * frame.UnitsPerKm, round);
            foreach (var other in others.Where(other => other.EnvelopeInternal.Intersects(grown.EnvelopeInternal)))
            {
                grown = OverlayNGRobust.Overlay(grown, other, SpatialFunction.Difference);
            }

            byProvince[province] = grown;
        }
    }

    public IReadOnlyCollection<string> Provinces => byProvince.Keys;

    /// <summary>Every ring of a province's outline, shells and holes alike.</summary>
    public IEnumerable<Coordinate[]> Rings(string province) =>
        Polygons(byProvince[province]).SelectMany(polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing)).Select(ring => ring.Coordinates);

    /// <summary>A question answered for many points: the province whose land holds this one, or null for water and abroad.</summary>
    public Func<Coordinate, string?> Locator()
    {
        var parts = byProvince
            .SelectMany(pair => Polygons(pair.Value).Select(polygon => (pair.Key, polygon.EnvelopeInternal, Inside: new IndexedPointInAreaLocator(polygon))))
            .ToList();
        return at => parts.FirstOrDefault(part => part.EnvelopeInternal.Contains(at) && part.Inside.Locate(at) == Location.Interior).Key;
    }

    private Geometry OnMap(List<Coordinate[][]> polygons)
    {
        LinearRing Ring(Coordinate[] ring) => GeometryFactory.Default.CreateLinearRing([.. ring.Select(point => frame.Place(point.X, point.Y))]);
        var parts = polygons.Select(polygon => GeometryFactory.Default.CreatePolygon(Ring(polygon[0]), [.. polygon.Skip(1).Select(Ring)]));

        // Neighbouring states share borders, and a collection with shared borders is no valid area: union mends it.
        return OverlayNGRobust.Union([.. parts.Select(part => part.Buffer(0))]);
    }

    private static IEnumerable<Polygon> Polygons(Geometry shape) => Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>();
}
