using NetTopologySuite.Geometries;

namespace Coordination.Geography;

/// <summary>Voronoi cells by cutting a frame with the bisectors of a site and its neighbours, nearest first.</summary>
internal static class Cells
{
    private const double Far = 3000;

    /// <summary>The cell borders between sites of different divisions; borders inside a division dissolve.</summary>
    public static IEnumerable<LineSegment> BordersBetweenDivisions(IReadOnlyList<Site> sites)
    {
        for (var i = 0; i < sites.Count; i++)
        {
            foreach (var (border, neighbour) in Cell(sites, i))
            {
                // Every border is found from both sides; the lower index speaks.
                if (neighbour > i && sites[neighbour].Division != sites[i].Division)
                {
                    yield return border;
                }
            }
        }
    }

    private static IEnumerable<(LineSegment Border, int Neighbour)> Cell(IReadOnlyList<Site> sites, int self)
    {
        var centre = sites[self].At;
        var corners = new List<(Coordinate At, int EdgeTo)>
        {
            (new(-Far, -Far), -1), (new(Far, -Far), -1), (new(Far, Far), -1), (new(-Far, Far), -1),
        };
        foreach (var other in Enumerable.Range(0, sites.Count).Where(i => i != self).OrderBy(i => centre.Distance(sites[i].At)).ThenBy(i => i))
        {
            if (centre.Distance(sites[other].At) > 2 * corners.Max(corner => corner.At.Distance(centre)))
            {
                break;
            }

            corners = Cut(corners, centre, sites[other].At, other);
        }

        for (var i = 0; i < corners.Count; i++)
        {
            if (corners[i].EdgeTo >= 0)
            {
                yield return (new LineSegment(corners[i].At, corners[(i + 1) % corners.Count].At), corners[i].EdgeTo);
            }
        }
    }

    /// <summary>Keeps the side of the bisector nearer to the centre; each corner remembers whose border follows it.</summary>
    private static List<(Coordinate At, int EdgeTo)> Cut(List<(Coordinate At, int EdgeTo)> corners, Coordinate centre, Coordinate other, int otherIndex)
    {
        var (dx, dy) = (other.X - centre.X, other.Y - centre.Y);
        var (middleX, middleY) = ((other.X + centre.X) / 2, (other.Y + centre.Y) / 2);
        double Beyond(Coordinate at) => ((at.X - middleX) * dx) + ((at.Y - middleY) * dy);

        var kept = new List<(Coordinate At, int EdgeTo)>(corners.Count + 1);
        for (var i = 0; i < corners.Count; i++)
        {
            var (from, edge) = corners[i];
            var to = corners[(i + 1) % corners.Count].At;
            var (a, b) = (Beyond(from), Beyond(to));
            if (a <= 0)
            {
                kept.Add((from, edge));
            }

            if (a <= 0 != b <= 0)
            {
                var share = a / (a - b);
                var crossing = new Coordinate(from.X + (share * (to.X - from.X)), from.Y + (share * (to.Y - from.Y)));
                kept.Add((crossing, a <= 0 ? otherIndex : edge));
            }
        }

        return kept;
    }
}
