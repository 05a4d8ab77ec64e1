using System.Text.Json;
using Microsoft.AspNetCore.Hosting;

namespace Coordination.Dashboard.Stills;

/// <summary>The shape of one region on the map.</summary>
/// <param name="Code">The region.</param>
/// <param name="Path">Its outline, as SVG writes it.</param>
/// <param name="LabelX">Where its number stands.</param>
/// <param name="LabelY">Where its number stands.</param>
/// <param name="Box">Left, top, width and height.</param>
public sealed record RegionShape(string Code, string Path, double LabelX, double LabelY, ImmutableArray<double> Box);

/// <summary>The drawing that the live map fetches, for pictures made on the server.</summary>
public sealed class MapGeometry
{
    private const string File = "_content/Coordination.Dashboard/map/canada.json";

    private readonly Lazy<(ImmutableArray<double> Box, Dictionary<string, RegionShape> Shapes)> read;

    /// <summary>Reads the file when the first picture is made.</summary>
    public MapGeometry(IWebHostEnvironment place) => read = new(() => Read(place));

    /// <summary>Left, top, width and height of the whole country.</summary>
    public ImmutableArray<double> Box => read.Value.Box;

    /// <summary>The shape of a province or division; null for another region.</summary>
    public RegionShape? Of(string code) => read.Value.Shapes.GetValueOrDefault(code);

    private static (ImmutableArray<double>, Dictionary<string, RegionShape>) Read(IWebHostEnvironment place)
    {
        using var stream = place.WebRootFileProvider.GetFileInfo(File).CreateReadStream();
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var shapes = root.GetProperty("provinces").EnumerateArray().Concat(root.GetProperty("divisions").EnumerateArray()).Select(ShapeOf);
        return (Numbers(root.GetProperty("viewBox")), shapes.ToDictionary(shape => shape.Code));
    }

    private static RegionShape ShapeOf(JsonElement region)
    {
        var label = Numbers(region.GetProperty("label"));
        return new(region.GetProperty("code").GetString()!, region.GetProperty("path").GetString()!, label[0], label[1], Numbers(region.GetProperty("bbox")));
    }

    private static ImmutableArray<double> Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];
}
