using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snapround;
using NetTopologySuite.Operation.Polygonize;

namespace Coordination.Geography;

/// <summary>
/// Divisions as one coverage: outlines of provinces and borders between cells are cut at each other's crossings on one grid,
/// and the faces they enclose handed to divisions, so that neighbours share every corner and no gap can open.
/// </summary>
sealed class Coverage(Frame frame, IReadOnlyDictionary<string, List<Coordinate[]>> provinces, IReadOnlyList<Division> divisions)
{
    /// <summary>Grid lines per map unit while cutting: about 50 metres.</summary>
    const double GridPerUnit = 100;

    /// <summary>Area in square map units below which an island is left out, unless it is all a division has.</summary>
    const double IslandAreaMin = 0.6;

    /// <summary>Corner triangles below the square of this many map units are cut off.</summary>
    const double SimplifyUnits = 0.5;
    const int IsletCorners = 12;

    /// <summary>The outlines and, for divisions too small for the source's scale, islets of their land area.</summary>
    readonly SortedDictionary<string, List<Geometry>> landOf = Land(frame, provinces);

    /// <summary>The shape of each division by code, simplified.</summary>
    public SortedDictionary<string, Geometry> Build(IReadOnlyDictionary<string, List<Site>> sites)
    {
        var shapes = Dissolve(sites);
        var missing = divisions.Where(division => !shapes.ContainsKey(division.Code)).ToList();
        if (missing.Count > 0)
        {
            missing.ForEach(AddIslet);
            shapes = Dissolve(sites);
        }

        var simplified = CoverageSimplifier.Simplify([.. shapes.Values], SimplifyUnits);
        var result = new SortedDictionary<string, Geometry>(StringComparer.Ordinal);
        foreach (var (code, shape) in shapes.Keys.Zip(simplified))
        {
            result[code] = shape;
        }

        return result;
    }

    static SortedDictionary<string, List<Geometry>> Land(Frame frame, IReadOnlyDictionary<string, List<Coordinate[]>> provinces)
    {
        var land = new SortedDictionary<string, List<Geometry>>(StringComparer.Ordinal);
        foreach (var (code, rings) in provinces)
        {
            land[code] = [.. rings.Select(ring => GeometryFactory.Default.CreatePolygon([.. ring.Select(point => frame.Place(point.X, point.Y))]))];
        }

        return land;
    }

    void AddIslet(Division division)
    {
        var radius = Math.Max(0.6, Math.Sqrt(division.LandAreaKm2 / Math.PI) * frame.UnitsPerKm);
        var centre = frame.Place(division.Longitude, division.Latitude);
        var corners = Enumerable.Range(0, IsletCorners + 1).Select(i =>
        {
            var angle = 2 * Math.PI * (i % IsletCorners) / IsletCorners;
            return new Coordinate(centre.X + (radius * Math.Cos(angle)), centre.Y + (radius * Math.Sin(angle)));
        });
        landOf[division.Province].Add(GeometryFactory.Default.CreatePolygon([.. corners]));
        Console.WriteLine($"islet: {division.Code} {division.NameEn} is not on the outline");
    }

    SortedDictionary<string, Geometry> Dissolve(IReadOnlyDictionary<string, List<Site>> sites)
    {
        var lines = new List<ISegmentString>();
        foreach (var (province, land) in landOf)
        {
            lines.AddRange(land.Select(ring => new NodedSegmentString(ring.Coordinates, null)));
            lines.AddRange(Cells.BordersBetweenDivisions(sites[province]).Select(border => new NodedSegmentString([border.P0, border.P1], null)));
        }

        var noder = new SnapRoundingNoder(new PrecisionModel(GridPerUnit));
        noder.ComputeNodes(lines);
        var seen = new HashSet<(Coordinate, Coordinate)>();
        var polygonizer = new Polygonizer();
        foreach (var line in noder.GetNodedSubstrings())
        {
            for (var i = 1; i < line.Count; i++)
            {
                var (a, b) = (line.Coordinates[i - 1], line.Coordinates[i]);
                var edge = a.CompareTo(b) < 0 ? (a, b) : (b, a);
                if (!a.Equals2D(b) && seen.Add(edge))
                {
                    polygonizer.Add(GeometryFactory.Default.CreateLineString([a, b]));
                }
            }
        }

        return Group(polygonizer.GetPolygons().Cast<Polygon>(), sites);
    }

    SortedDictionary<string, Geometry> Group(IEnumerable<Polygon> faces, IReadOnlyDictionary<string, List<Site>> sites)
    {
        var locators = landOf.ToDictionary(
            pair => pair.Key, pair => pair.Value.Select(ring => (ring.EnvelopeInternal, Locator: new IndexedPointInAreaLocator(ring))).ToList());
        var trees = sites.ToDictionary(pair => pair.Key, pair => Tree(pair.Value));
        var faceOf = new SortedDictionary<string, List<Polygon>>(StringComparer.Ordinal);
        foreach (var face in faces)
        {
            var inside = face.InteriorPoint.Coordinate;

            // An odd number of rings around a point means land: holes are rings like shells. Islets only ever add.
            var province = locators.FirstOrDefault(pair => pair.Value.Count(ring =>
                ring.EnvelopeInternal.Contains(inside) && ring.Locator.Locate(inside) == Location.Interior) % 2 == 1).Key;
            if (province is null)
            {
                continue;
            }

            var division = Nearest(trees[province], inside);
            if (!faceOf.TryGetValue(division, out var list))
            {
                faceOf[division] = list = [];
            }

            list.Add(face);
        }

        var shapes = new SortedDictionary<string, Geometry>(StringComparer.Ordinal);
        foreach (var (division, list) in faceOf)
        {
            shapes[division] = WithoutSmallIslands(CoverageUnion.Union([.. list]));
        }

        return shapes;
    }

    static Geometry WithoutSmallIslands(Geometry shape)
    {
        var parts = Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).Cast<Polygon>().OrderByDescending(part => part.Area).ToList();
        return GeometryFactory.Default.BuildGeometry([.. parts.Where((part, i) => i == 0 || part.Area >= IslandAreaMin)]);
    }

    static STRtree<Site> Tree(List<Site> sites)
    {
        var tree = new STRtree<Site>();
        sites.ForEach(site => tree.Insert(new Envelope(site.At), site));
        tree.Build();
        return tree;
    }

    static string Nearest(STRtree<Site> tree, Coordinate at) =>
        tree.NearestNeighbour(new Envelope(at), new Site(at, ""), new SiteDistance()).Division;

    sealed class SiteDistance : IItemDistance<Envelope, Site>
    {
        public double Distance(IBoundable<Envelope, Site> a, IBoundable<Envelope, Site> b) => a.Item.At.Distance(b.Item.At);
    }
}
