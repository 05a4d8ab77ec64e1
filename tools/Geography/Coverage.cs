using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Coordination.Geography;

/// <summary>
/// Divisions as one coverage: outlines of provinces and borders between cells enclose faces, which are handed to
/// divisions, so that neighbours share every corner and no gap can open.
/// </summary>
internal sealed class Coverage(Land land, IReadOnlyList<Division> divisions)
{
    /// <summary>Area in square map units below which an island is left out, unless it is all a division has.</summary>
    private const double IslandAreaMin = 0.6;

    /// <summary>Corner triangles below the square of this many map units are cut off.</summary>
    private const double SimplifyUnits = 0.3;

    /// <summary>The shape of each division by code, simplified.</summary>
    public SortedDictionary<string, Geometry> Build(IReadOnlyDictionary<string, List<Site>> sites)
    {
        var shapes = Dissolve(sites);
        if (divisions.FirstOrDefault(division => !shapes.ContainsKey(division.Code)) is { } missing)
        {
            throw new InvalidDataException($"Division {missing.Code} {missing.NameEn} has no land on the map.");
        }

        var simplified = CoverageSimplifier.Simplify([.. shapes.Values], SimplifyUnits);
        return new SortedDictionary<string, Geometry>(
            shapes.Keys.Zip(simplified).ToDictionary(pair => pair.First, pair => pair.Second), StringComparer.Ordinal);
    }

    private SortedDictionary<string, Geometry> Dissolve(IReadOnlyDictionary<string, List<Site>> sites)
    {
        var outlines = land.Provinces.SelectMany(land.Rings);
        var borders = land.Provinces.SelectMany(province => Cells.BordersBetweenDivisions(sites[province])).Select(border => new[] { border.P0, border.P1 });
        var provinceAt = land.Locator();
        var trees = sites.ToDictionary(pair => pair.Key, pair => Tree(pair.Value));

        var faces = new List<Face>();
        foreach (var shape in Faces.Enclosed(outlines.Concat(borders)))
        {
            var inside = shape.InteriorPoint.Coordinate;
            if (provinceAt(inside) is { } province)
            {
                faces.Add(new Face(shape, Nearest(trees[province], inside).Division));
            }
        }

        // Cells reach into other provinces and cut their land too, so a piece is whole only once its faces are joined.
        faces = [.. Join(faces).SelectMany(pair => Parts(pair.Value).Select(part => new Face(part, pair.Key)))];
        Splinters.Join(faces, trees);
        return new SortedDictionary<string, Geometry>(
            Join(faces).ToDictionary(pair => pair.Key, pair => WithoutSmallIslands(pair.Value)), StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, Geometry>> Join(IEnumerable<Face> faces) => faces
        .GroupBy(face => face.Division, StringComparer.Ordinal)
        .Select(group => KeyValuePair.Create(group.Key, CoverageUnion.Union([.. group.Select(face => face.Shape)])));

    private static IEnumerable<Polygon> Parts(Geometry shape) => Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).Cast<Polygon>();

    private static Geometry WithoutSmallIslands(Geometry shape)
    {
        var parts = Parts(shape).OrderByDescending(part => part.Area).ToList();
        return GeometryFactory.Default.BuildGeometry([.. parts.Where((part, i) => i == 0 || part.Area >= IslandAreaMin)]);
    }

    private static STRtree<Site> Tree(List<Site> sites)
    {
        var tree = new STRtree<Site>();
        sites.ForEach(site => tree.Insert(new Envelope(site.At), site));
        tree.Build();
        return tree;
    }

    private static Site Nearest(STRtree<Site> tree, Coordinate at) =>
        tree.NearestNeighbour(new Envelope(at), new Site(at, "", false), new SiteDistance());

    private sealed class SiteDistance : IItemDistance<Envelope, Site>
    {
        public double Distance(IBoundable<Envelope, Site> a, IBoundable<Envelope, Site> b) => a.Item.At.Distance(b.Item.At);
    }
}
