using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snapround;
using NetTopologySuite.Operation.Polygonize;

namespace Coordination.Geography;

/// <summary>Cuts lines at each other's crossings on one grid and gives the faces they enclose.</summary>
internal static class Faces
{
    /// <summary>Grid lines per map unit: about 50 metres.</summary>
    private const double GridPerUnit = 100;

    public static IEnumerable<Polygon> Enclosed(IEnumerable<Coordinate[]> lines)
    {
        var noder = new SnapRoundingNoder(new PrecisionModel(GridPerUnit));
        noder.ComputeNodes([.. lines.Select(line => new NodedSegmentString(line, null))]);
        var seen = new HashSet<(Coordinate, Coordinate)>();
        var polygonizer = new Polygonizer();
        foreach (var line in noder.GetNodedSubstrings())
        {
            for (var i = 1; i < line.Count; i++)
            {
                var (a, b) = (line.Coordinates[i - 1], line.Coordinates[i]);
                if (!a.Equals2D(b) && seen.Add(Undirected(a, b)))
                {
                    polygonizer.Add(GeometryFactory.Default.CreateLineString([a, b]));
                }
            }
        }

        return polygonizer.GetPolygons().Cast<Polygon>();
    }

    /// <summary>The edges of a face, each the same from both sides, with their lengths.</summary>
    public static IEnumerable<((Coordinate, Coordinate) Edge, double Length)> Edges(Polygon face)
    {
        foreach (var ring in face.InteriorRings.Prepend(face.ExteriorRing))
        {
            var corners = ring.Coordinates;
            for (var i = 1; i < corners.Length; i++)
            {
                yield return (Undirected(corners[i - 1], corners[i]), corners[i - 1].Distance(corners[i]));
            }
        }
    }

    private static (Coordinate, Coordinate) Undirected(Coordinate a, Coordinate b) => a.CompareTo(b) < 0 ? (a, b) : (b, a);
}
