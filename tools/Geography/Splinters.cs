using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Coordination.Geography;

/// <summary>A connected piece of land and the division it goes to.</summary>
internal sealed class Face(Polygon shape, string division)
{
    public Polygon Shape => shape;

    public string Division { get; set; } = division;
}

/// <summary>
/// A cell can reach over a river or around a neighbour and leave a piece there that no evidence calls for. A piece that is
/// not its division's largest and holds no place of certain division goes to the neighbour with the longest common border.
/// </summary>
internal static class Splinters
{
    public static void Join(IReadOnlyList<Face> faces, IReadOnlyDictionary<string, STRtree<Site>> sites)
    {
        var largest = faces.GroupBy(face => face.Division, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(face => face.Shape.Area)!, StringComparer.Ordinal);
        var byEdge = faces
            .SelectMany(face => Faces.Edges(face.Shape).Select(edge => (edge.Edge, Face: face)))
            .ToLookup(pair => pair.Edge, pair => pair.Face);

        foreach (var face in faces.OrderBy(face => face.Shape.Area))
        {
            if (largest[face.Division] == face || HoldsCertainSite(face, sites[face.Division[..2]]))
            {
                continue;
            }

            var neighbour = Faces.Edges(face.Shape)
                .SelectMany(edge => byEdge[edge.Edge].Where(other => other != face).Select(other => (other.Division, edge.Length)))
                .Where(border => border.Division[..2] == face.Division[..2] && border.Division != face.Division)
                .GroupBy(border => border.Division, border => border.Length, StringComparer.Ordinal)
                .OrderByDescending(group => group.Sum())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .FirstOrDefault();
            face.Division = neighbour?.Key ?? face.Division;
        }
    }

    private static bool HoldsCertainSite(Face face, STRtree<Site> sites) => sites
        .Query(face.Shape.EnvelopeInternal)
        .Any(site => site.Certain && site.Division == face.Division && SimplePointInAreaLocator.Locate(site.At, face.Shape) != Location.Exterior);
}
