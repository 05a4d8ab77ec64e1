using Coordination.Dashboard.Words;
using Coordination.Domain.Pictures;

namespace Coordination.Dashboard.Pictures;

/// <summary>Where everything of a flow is drawn, and what it says in words and as a table.</summary>
internal sealed class FlowFigure
{
    private const double NodeWidth = 12;
    private const double Gap = 7;
    private const double LabelStart = NodeWidth + 10;
    private const double BoldWidth = 1.12;
    private static readonly string LastColour = Draw.Series(Draw.SeriesMax - 1);
    private readonly PictureCanvas canvas;
    private readonly FigureStyle style;
    private readonly Dictionary<string, string> colours;

    public FlowFigure(Flow flow, FigureStyle style, PictureCanvas canvas)
    {
        (this.canvas, this.style) = (canvas, style);
        var (column, last) = RoomOf(flow);
        var names = canvas.IsWide ? 2 : 3;
        Headings = [.. flow.Stages.Select((stage, index) => (index * column, TextFit.Lines(stage.Name, (index == flow.Stages.Length - 1 ? last : column) - 8, canvas.Font, names)))];
        var top = (Headings.Select(heading => heading.Lines.Length).DefaultIfEmpty(0).Max() * canvas.Line) + 8;
        var lines = flow.Stages.SelectMany((stage, index) => stage.Nodes.Select(node => (Node: node, Width: (index == flow.Stages.Length - 1 ? last : column) - LabelStart)))
            .ToDictionary(label => label.Node.Key, label => TextFit.Lines(label.Node.Name, label.Width, canvas.Font, names).Add(style.Write(label.Node.Value)));
        var highest = lines.Values.Select(label => label.Length).DefaultIfEmpty(0).Max();
        Layout = FlowLayout.Of(flow, new(canvas.Width, top, canvas.IsWide ? 270 : 300, NodeWidth, Gap, highest * canvas.Line) { LastWidth = last });
        Labels = [.. Layout.Nodes.Select(node => (node, lines[node.Node.Key]))];
        colours = flow.Stages.SelectMany(stage => stage.Nodes.Select((node, index) => (node.Key, Colour: stage == flow.Stages[^1] ? LastColour : Draw.Series(index)))).ToDictionary(node => node.Key, node => node.Colour);
    }

    public FlowDrawing Layout { get; }

    public ImmutableArray<(double X, ImmutableArray<string> Lines)> Headings { get; }

    public ImmutableArray<(DrawnNode Node, ImmutableArray<string> Lines)> Labels { get; }

    /// <summary>How high the drawing must be.</summary>
    public double Height => Layout.Bottom + 6;

    /// <summary>The colour of a node and of what leaves it: by its place in its stage. Nothing leaves the last stage, so it has none of its own.</summary>
    public string Colour(string node) => colours[node];

    /// <summary>A ribbon, as thick at both ends.</summary>
    public static string Ribbon(DrawnLink link)
    {
        var middle = (link.X1 + link.X2) / 2;
        return $"M{P(link.X1, link.Y1)}C{P(middle, link.Y1)} {P(middle, link.Y2)} {P(link.X2, link.Y2)}V{Draw.At(link.Y2 + link.Thickness)}"
            + $"C{P(middle, link.Y2 + link.Thickness)} {P(middle, link.Y1 + link.Thickness)} {P(link.X1, link.Y1 + link.Thickness)}Z";
    }

    /// <summary>What is written on a ribbon where it arrives; null where there is no room.</summary>
    public string? Written(DrawnLink link) => canvas.IsWide && link.Thickness >= canvas.Font * 1.1 ? style.Write(link.Link.Value) : null;

    /// <summary>What is seen, in a sentence.</summary>
    public static string Seen(Flow flow, FigureStyle style)
    {
        if (flow.Stages.All(stage => stage.Nodes.IsEmpty))
        {
            return PictureTexts.NoFigures;
        }

        var names = NamesOf(flow);
        var total = flow.Stages[0].Nodes.Sum(node => node.Value);
        var start = Say.With(PictureTexts.FlowSeen, flow.Stages[0].Name, flow.Stages[^1].Name, style.Write(total));
        return (flow.Links.MaxBy(link => link.Value) is { } widest
            ? start + Say.With(PictureTexts.FlowWidest, names[widest.From], names[widest.To], style.Write(widest.Value))
            : start) + ".";
    }

    /// <summary>The figures: each place in all, then where people go from there.</summary>
    public static FigureTable Table(Flow flow, FigureStyle style, string name)
    {
        var names = NamesOf(flow);
        return new(
            [PictureTexts.ColumnFrom, PictureTexts.ColumnTo, name],
            [.. flow.Stages.SelectMany(stage => stage.Nodes).SelectMany(node => flow.Links.Where(link => link.From == node.Key)
                .Select(link => Row(node.Name, names[link.To], link.Value, style))
                .Prepend(Row(node.Name, PictureTexts.InAll, node.Value, style)))]);
    }

    // From one stage to the next, and the room of the last: no wider than its labels need.
    private (double Column, double Last) RoomOf(Flow flow)
    {
        if (flow.Stages.Length < 2)
        {
            return (canvas.Width, canvas.Width);
        }

        var words = flow.Stages[^1].Nodes.SelectMany(node => new[] { TextFit.Width(node.Name, canvas.Font), TextFit.Width(style.Write(node.Value), canvas.Font) * BoldWidth });
        var last = Math.Min(canvas.Width / flow.Stages.Length, words.Append(TextFit.Width(flow.Stages[^1].Name, canvas.Font)).Max() + LabelStart + 1);
        return ((canvas.Width - last) / (flow.Stages.Length - 1), last);
    }

    private static ImmutableArray<TableCell> Row(string from, string to, double value, FigureStyle style) => [TableCell.Of(from), TableCell.Of(to), TableCell.Of(value, style.Write(value))];

    private static Dictionary<string, string> NamesOf(Flow flow) => flow.Stages.SelectMany(stage => stage.Nodes).ToDictionary(node => node.Key, node => node.Name);

    private static string P(double x, double y) => $"{Draw.At(x)} {Draw.At(y)}";
}
