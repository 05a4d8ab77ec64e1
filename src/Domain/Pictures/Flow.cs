namespace Coordination.Domain.Pictures;

/// <summary>Where people go, from stage to stage.</summary>
/// <param name="Stages">From first to last.</param>
/// <param name="Links">Each leads from a stage to a later one. Two between the same nodes are drawn as one.</param>
public sealed record Flow(ImmutableArray<FlowStage> Stages, ImmutableArray<FlowLink> Links);

/// <summary>One step of a flow.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Nodes">From top to bottom.</param>
public sealed record FlowStage(string Name, ImmutableArray<FlowNode> Nodes);

/// <summary>A place people come through.</summary>
/// <param name="Key">What links name it by; one of a kind in the flow.</param>
/// <param name="Name">As it is labelled.</param>
/// <param name="Value">How many, from 0. When links add up to more, as rounded figures may, they decide how high it is drawn.</param>
public sealed record FlowNode(string Key, string Name, double Value);

/// <summary>How many go from one place to another.</summary>
/// <param name="From">Key of a node.</param>
/// <param name="To">Key of a node of a later stage.</param>
/// <param name="Value">How many, from 0.</param>
public sealed record FlowLink(string From, string To, double Value);

/// <summary>The room a flow is drawn in, in units of the drawing.</summary>
/// <param name="Width">From the left edge of the first nodes to the end of the last nodes' labels.</param>
/// <param name="Top">Where the nodes begin.</param>
/// <param name="Height">Room for nodes and the gaps between them; more is taken when the labels need it.</param>
/// <param name="NodeWidth">How wide a node is.</param>
/// <param name="Gap">At least so much between the slots of two nodes.</param>
/// <param name="SlotMin">How high a label is: no node's slot is lower, so labels never touch.</param>
public sealed record FlowFrame(double Width, double Top, double Height, double NodeWidth, double Gap, double SlotMin)
{
    /// <summary>Room of the last stage, for its nodes and their labels; null for as much as the others have.</summary>
    public double? LastWidth { get; init; }
}

/// <summary>A flow with everything in its place.</summary>
/// <param name="Nodes">By stage, then from top to bottom.</param>
/// <param name="Links">In the order of their nodes.</param>
/// <param name="ColumnWidth">From the left edge of one stage to that of the next.</param>
/// <param name="Bottom">Where the highest stage ends.</param>
public sealed record FlowDrawing(ImmutableArray<DrawnNode> Nodes, ImmutableArray<DrawnLink> Links, double ColumnWidth, double Bottom);

/// <summary>A node in its place.</summary>
/// <param name="Node">Which.</param>
/// <param name="Stage">Of which stage, from 0.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Height">How high it is: in all of a drawing, the same for as many people.</param>
/// <param name="SlotY">Upper edge of the room for node and label.</param>
/// <param name="SlotHeight">Height of that room.</param>
public sealed record DrawnNode(FlowNode Node, int Stage, double X, double Y, double Height, double SlotY, double SlotHeight);

/// <summary>A link in its place.</summary>
/// <param name="Link">Which.</param>
/// <param name="Stage">The stage it leaves, from 0.</param>
/// <param name="X1">Where it leaves a node.</param>
/// <param name="Y1">Its upper edge there.</param>
/// <param name="X2">Where it meets the other.</param>
/// <param name="Y2">Its upper edge there.</param>
/// <param name="Thickness">The same at both ends.</param>
public sealed record DrawnLink(FlowLink Link, int Stage, double X1, double Y1, double X2, double Y2, double Thickness);
