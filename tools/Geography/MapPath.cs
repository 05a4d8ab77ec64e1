using System.Globalization;
using System.Text;
using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Geometries;

namespace Coordination.Geography;

/// <summary>Shapes as the text of SVG paths with coordinates to one decimal.</summary>
internal static class MapPath
{
    private const double RoundPerUnit = 10;

    /// <summary>The shape on the grid of the file. Shared corners round alike, so neighbours stay together.</summary>
    public static Geometry OnGrid(Geometry shape)
    {
        var polygons = new List<Geometry>();
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            var polygon = (Polygon)shape.GetGeometryN(i);
            if (Ring(polygon.ExteriorRing) is { } shell)
            {
                polygons.Add(GeometryFactory.Default.CreatePolygon(shell, [.. polygon.InteriorRings.Select(Ring).OfType<LinearRing>()]));
            }
        }

        return GeometryFactory.Default.BuildGeometry(polygons);
    }

    public static string Of(Geometry shape)
    {
        var path = new StringBuilder();
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            var polygon = (Polygon)shape.GetGeometryN(i);
            foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
            {
                Append(path, ring.Coordinates);
            }
        }

        return path.ToString();
    }

    /// <summary>The point of the largest part farthest from its border.</summary>
    public static double[] Label(Geometry shape)
    {
        var largest = Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).MaxBy(part => part.Area)!;
        var at = largest.IsValid ? MaximumInscribedCircle.GetCenter(largest, 0.1).Coordinate : largest.InteriorPoint.Coordinate;
        return [Rounded(at.X), Rounded(at.Y)];
    }

    public static double[] Box(Geometry shape)
    {
        var box = shape.EnvelopeInternal;
        return [Rounded(box.MinX), Rounded(box.MinY), Rounded(box.Width), Rounded(box.Height)];
    }

    private static LinearRing? Ring(LineString ring)
    {
        var points = new List<Coordinate>();
        foreach (var corner in ring.Coordinates)
        {
            var point = new Coordinate(Rounded(corner.X), Rounded(corner.Y));
            if (points.Count == 0 || !points[^1].Equals2D(point))
            {
                points.Add(point);
            }
        }

        return points.Count >= 4 ? GeometryFactory.Default.CreateLinearRing([.. points]) : null;
    }

    /// <summary>Relative steps in whole tenths: "l3-4" is shorter than two absolute numbers and loses nothing.</summary>
    private static void Append(StringBuilder path, Coordinate[] ring)
    {
        var last = ring[0];
        path.Append('M').Append(Text(last.X)).Append(' ').Append(Text(last.Y)).Append('l');
        for (var i = 1; i < ring.Length - 1; i++)
        {
            path.Append(i == 1 ? "" : " ").Append(Text(ring[i].X - last.X)).Append(' ').Append(Text(ring[i].Y - last.Y));
            last = ring[i];
        }

        path.Append('Z');
    }

    private static double Rounded(double value) => Math.Round(value * RoundPerUnit) / RoundPerUnit;

    private static string Text(double value)
    {
        var text = Rounded(value).ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
