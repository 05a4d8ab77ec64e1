namespace Coordination.Domain.Pictures;

/// <summary>A stream between two nodes of neighbouring columns.</summary>
/// <param name="From">Index of the left node within its column.</param>
/// <param name="To">Index of the right node within its column.</param>
/// <param name="Count">How wide it is.</param>
public sealed record Flow(int From, int To, int Count);

/// <summary>A node where it stands.</summary>
public sealed record FlowNode(int Column, int Index, int Count, double Top, double Height);

/// <summary>A stream where it runs: from one height to another, as thick as its count.</summary>
public sealed record FlowBand(int Column, int From, int To, int Count, double TopLeft, double TopRight, double Thickness);

/// <summary>Places nodes and streams of a flow picture (Sankey 1898): nothing overlaps, and what goes into a node comes out of it.</summary>
public static class FlowLayout
{
    /// <summary>The layout in a picture of this height, with a gap between nodes of one column.</summary>
    /// <param name="columns">Nodes of each column.</param>
    /// <param name="flows">Streams from each column to the next.</param>
    /// <param name="height">Height of the picture.</param>
    /// <param name="gap">Between two nodes.</param>
    public static (ImmutableArray<FlowNode> Nodes, ImmutableArray<FlowBand> Streams) Of(
        IReadOnlyList<int> columns, IReadOnlyList<IReadOnlyList<Flow>> flows, double height, double gap)
    {
        var counts = columns.Select((nodes, column) => Enumerable.Range(0, nodes).Select(node => Math.Max(
            column == 0 ? 0 : flows[column - 1].Where(flow => flow.To == node).Sum(flow => flow.Count),
            column == columns.Count - 1 ? 0 : flows[column].Where(flow => flow.From == node).Sum(flow => flow.Count))).ToArray()).ToArray();
        var total = Math.Max(1, counts.Max(column => column.Sum()));
        var unit = (height - (gap * (columns.Max() - 1))) / total;
        var nodes = counts.SelectMany((column, at) =>
        {
            var top = 0.0;
            return column.Select((count, index) =>
            {
                var node = new FlowNode(at, index, count, top, count * unit);
                top += node.Height + gap;
                return node;
            }).ToArray();
        }).ToImmutableArray();
        var streams = ImmutableArray.CreateBuilder<FlowBand>();
        for (var column = 0; column < flows.Count; column++)
        {
            var (left, right) = (Tops(nodes, column), Tops(nodes, column + 1));
            foreach (var flow in flows[column].Where(flow => flow.Count > 0).OrderBy(flow => flow.From).ThenBy(flow => flow.To))
            {
                streams.Add(new(column, flow.From, flow.To, flow.Count, left[flow.From], right[flow.To], flow.Count * unit));
                left[flow.From] += flow.Count * unit;
                right[flow.To] += flow.Count * unit;
            }
        }

        return (nodes, streams.ToImmutable());
    }

    private static double[] Tops(ImmutableArray<FlowNode> nodes, int column) => [.. nodes.Where(node => node.Column == column).Select(node => node.Top)];
}
