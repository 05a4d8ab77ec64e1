namespace Coordination.Domain.Pictures;

/// <summary>Places the nodes and links of a flow (Sankey diagram): one scale for all, the order as given, nothing on top of another.</summary>
public static class FlowLayout
{
    /// <summary>Halvings in search of the scale: beyond these a double does not change.</summary>
    private const int HalvingsMax = 60;

    /// <summary>Lays out a flow.</summary>
    /// <exception cref="ArgumentException">A link names no node or does not lead to a later stage, two nodes share a key, or a value is negative.</exception>
    public static FlowDrawing Of(Flow flow, FlowFrame frame)
    {
        var places = PlacesOf(flow);
        var links = LinksOf(flow, places);
        var sizes = places.Values.ToDictionary(place => place.Node.Key, place => Math.Max(place.Node.Value, Math.Max(
            links.Where(link => link.From == place.Node.Key).Sum(link => link.Value),
            links.Where(link => link.To == place.Node.Key).Sum(link => link.Value))));
        var height = Math.Max(frame.Height, flow.Stages.Select(stage => Taken(stage, sizes, 0, frame)).DefaultIfEmpty(0).Max());
        var scale = ScaleOf(flow, sizes, height, frame);
        var column = flow.Stages.Length < 2 ? frame.Width : (frame.Width - (frame.LastWidth ?? (frame.Width / flow.Stages.Length))) / (flow.Stages.Length - 1);
        var nodes = flow.Stages.SelectMany((stage, index) => Place(stage, index, sizes, scale, column, height, frame)).ToImmutableArray();
        return new(nodes, Join(links, nodes, places, scale, frame), column, frame.Top + height);
    }

    private static Dictionary<string, (FlowNode Node, int Stage, int Order)> PlacesOf(Flow flow)
    {
        var places = new Dictionary<string, (FlowNode, int, int)>(StringComparer.Ordinal);
        foreach (var (stage, index) in flow.Stages.Select((stage, index) => (stage, index)))
        {
            foreach (var (node, order) in stage.Nodes.Select((node, order) => (node, order)))
            {
                if (!(node.Value >= 0) || !places.TryAdd(node.Key, (node, index, order)))
                {
                    throw new ArgumentException($"The node {node.Key} is there twice or has the value {node.Value}.", nameof(flow));
                }
            }
        }

        return places;
    }

    private static List<FlowLink> LinksOf(Flow flow, Dictionary<string, (FlowNode Node, int Stage, int Order)> places)
    {
        foreach (var link in flow.Links)
        {
            if (!(link.Value >= 0) || !places.TryGetValue(link.From, out var from) || !places.TryGetValue(link.To, out var to) || from.Stage >= to.Stage)
            {
                throw new ArgumentException($"The link from {link.From} to {link.To} of {link.Value} leads nowhere, back, or is negative.", nameof(flow));
            }
        }

        return [.. flow.Links.GroupBy(link => (link.From, link.To))
            .Select(group => new FlowLink(group.Key.From, group.Key.To, group.Sum(link => link.Value)))
            .OrderBy(link => places[link.From].Stage).ThenBy(link => places[link.From].Order)
            .ThenBy(link => places[link.To].Stage).ThenBy(link => places[link.To].Order)];
    }

    private static double Taken(FlowStage stage, Dictionary<string, double> sizes, double scale, FlowFrame frame) =>
        stage.Nodes.Sum(node => Math.Max(sizes[node.Key] * scale, frame.SlotMin)) + (frame.Gap * Math.Max(0, stage.Nodes.Length - 1));

    /// <summary>The greatest height for one of anything with which every stage finds room.</summary>
    private static double ScaleOf(Flow flow, Dictionary<string, double> sizes, double height, FlowFrame frame)
    {
        var most = flow.Stages.Select(stage => stage.Nodes.Sum(node => sizes[node.Key])).DefaultIfEmpty(0).Max();
        if (most == 0)
        {
            return 0;
        }

        var (low, high) = (0.0, height / most);
        for (var halving = 0; halving < HalvingsMax; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = flow.Stages.All(stage => Taken(stage, sizes, middle, frame) <= height) ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static IEnumerable<DrawnNode> Place(
        FlowStage stage, int index, Dictionary<string, double> sizes, double scale, double column, double height, FlowFrame frame)
    {
        var y = frame.Top + ((height - Taken(stage, sizes, scale, frame)) / 2);
        foreach (var node in stage.Nodes)
        {
            var own = sizes[node.Key] * scale;
            var slot = Math.Max(own, frame.SlotMin);
            yield return new(node, index, index * column, y + ((slot - own) / 2), own, y, slot);
            y += slot + frame.Gap;
        }
    }

    /// <summary>Links leave and meet a node in the order of the nodes at their other ends, so that they cross as little as that order allows.</summary>
    private static ImmutableArray<DrawnLink> Join(
        List<FlowLink> links, ImmutableArray<DrawnNode> nodes, Dictionary<string, (FlowNode Node, int Stage, int Order)> places, double scale, FlowFrame frame)
    {
        var leaves = nodes.ToDictionary(node => node.Node.Key, node => node.Y);
        var meets = new Dictionary<string, double>(leaves);
        var at = nodes.ToDictionary(node => node.Node.Key, node => node.X);
        return [.. links.Select(link =>
        {
            var thickness = link.Value * scale;
            var drawn = new DrawnLink(link, places[link.From].Stage, at[link.From] + frame.NodeWidth, leaves[link.From], at[link.To], meets[link.To], thickness);
            leaves[link.From] += thickness;
            meets[link.To] += thickness;
            return drawn;
        })];
    }
}
