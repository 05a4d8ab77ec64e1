using Coordination.Domain.Pictures;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Pictures;

public sealed class FlowLayoutTests
{
    private const double Close = 1e-6;
    private static readonly FlowFrame Frame = new(Width: 600, Top: 20, Height: 300, NodeWidth: 12, Gap: 8, SlotMin: 30);

    private static readonly Flow Arrivals = new(
        [
            new("Asked", [new("language", "Language", 60), new("work", "Work", 40)]),
            new("Answer", [new("accepted", "Accepted", 70), new("declined", "Declined", 30)]),
        ],
        [new("language", "accepted", 50), new("language", "declined", 10), new("work", "accepted", 20), new("work", "declined", 20)]);

    [Fact]
    public void Nodes_are_as_high_as_their_numbers_and_share_one_scale()
    {
        var drawing = FlowLayout.Of(Arrivals, Frame);

        var scale = (300 - 8) / 100.0;
        Assert.Equal([60 * scale, 40 * scale, 70 * scale, 30 * scale], drawing.Nodes.Select(node => node.Height), Same);
        Assert.Equal([20, 20 + (60 * scale) + 8, 20, 20 + (70 * scale) + 8], drawing.Nodes.Select(node => node.Y), Same);
        Assert.Equal([0, 0, 300, 300], drawing.Nodes.Select(node => node.X), Same);
        Assert.Equal(320, drawing.Bottom, Close);
    }

    [Fact]
    public void The_last_stage_may_take_less_room_than_the_others()
    {
        var drawing = FlowLayout.Of(Arrivals, Frame with { LastWidth = 120 });

        Assert.Equal([0, 0, 480, 480], drawing.Nodes.Select(node => node.X), Same);
        Assert.All(drawing.Links, link => Assert.Equal((12, 480), (link.X1, link.X2)));
    }

    [Fact]
    public void Links_fill_both_ends_in_the_order_of_the_nodes_there()
    {
        var drawing = FlowLayout.Of(Arrivals, Frame);

        var scale = (300 - 8) / 100.0;
        Assert.Equal(["language>accepted", "language>declined", "work>accepted", "work>declined"], drawing.Links.Select(link => $"{link.Link.From}>{link.Link.To}"));
        Assert.Equal([20, 20 + (50 * scale), 20 + (60 * scale) + 8, 20 + (80 * scale) + 8], drawing.Links.Select(link => link.Y1), Same);
        Assert.Equal([20, 20 + (70 * scale) + 8, 20 + (50 * scale), 20 + (80 * scale) + 8], drawing.Links.Select(link => link.Y2), Same);
        Assert.All(drawing.Links, link => Assert.Equal((12, 300), (link.X1, link.X2)));
    }

    [Fact]
    public void The_order_in_which_links_are_given_changes_nothing()
    {
        var turned = Arrivals with { Links = [.. Arrivals.Links.Reverse(), new("work", "declined", 0)] };

        Assert.Equal(FlowLayout.Of(Arrivals, Frame).Links, FlowLayout.Of(turned, Frame).Links);
    }

    [Fact]
    public void Rounded_links_that_add_up_to_more_than_their_node_still_do_not_overlap()
    {
        var flow = new Flow([new("a", [new("x", "X", 10)]), new("b", [new("y", "Y", 5), new("z", "Z", 5)])], [new("x", "y", 10), new("x", "z", 5)]);
        var drawing = FlowLayout.Of(flow, Frame);

        Assert.Equal(drawing.Links.Sum(link => link.Thickness), drawing.Nodes[0].Height, Close);
        Assert.Equal(drawing.Links[0].Thickness, drawing.Nodes[1].Height, Close);
    }

    [Fact]
    public void A_flow_of_nobody_has_labels_and_no_height()
    {
        var flow = new Flow([new("a", [new("x", "X", 0)]), new("b", [new("y", "Y", 0)])], [new("x", "y", 0)]);

        Assert.All(FlowLayout.Of(flow, Frame).Nodes, node => Assert.Equal((0, 30), (node.Height, node.SlotHeight)));
    }

    [Fact]
    public void What_leads_back_or_nowhere_or_is_negative_is_refused()
    {
        Assert.Throws<ArgumentException>(() => FlowLayout.Of(Arrivals with { Links = [new("accepted", "language", 1)] }, Frame));
        Assert.Throws<ArgumentException>(() => FlowLayout.Of(Arrivals with { Links = [new("language", "nowhere", 1)] }, Frame));
        Assert.Throws<ArgumentException>(() => FlowLayout.Of(Arrivals with { Links = [new("language", "accepted", -1)] }, Frame));
        Assert.Throws<ArgumentException>(() => FlowLayout.Of(Arrivals with { Stages = [.. Arrivals.Stages, Arrivals.Stages[0]] }, Frame));
    }

    [Fact]
    public void Whatever_flows_nothing_is_lost_and_nothing_lies_on_another() =>
        Gen.Int[0, 400].Array[4].Array[5].Sample(counts =>
        {
            var flow = Between(counts);
            var drawing = FlowLayout.Of(flow, Frame);
            var scale = drawing.Links.Where(link => link.Link.Value > 0).Select(link => link.Thickness / link.Link.Value).FirstOrDefault();

            Assert.All(drawing.Links, link => Assert.Equal(link.Link.Value * scale, link.Thickness, Close));
            Assert.All(drawing.Nodes, node => Assert.Equal(node.Node.Value * scale, node.Height, Close));
            Assert.All(drawing.Nodes, node => Assert.True(node.SlotHeight >= Frame.SlotMin - Close && node.SlotHeight >= node.Height - Close));
            Assert.All(drawing.Nodes.GroupBy(node => node.Stage), stage => Assert.All(stage.Zip(stage.Skip(1)), pair =>
                Assert.True(pair.Second.SlotY >= pair.First.SlotY + pair.First.SlotHeight + Frame.Gap - Close)));
            Assert.All(drawing.Nodes, node => Assert.InRange(node.SlotY + node.SlotHeight, Frame.Top, drawing.Bottom + Close));
            Assert.All(drawing.Links.GroupBy(link => link.Link.From), links => Assert.All(links.Zip(links.Skip(1)), pair => Assert.Equal(pair.First.Y1 + pair.First.Thickness, pair.Second.Y1, Close)));
            Assert.All(drawing.Links.GroupBy(link => link.Link.To), links => Assert.All(links.Zip(links.Skip(1)), pair => Assert.Equal(pair.First.Y2 + pair.First.Thickness, pair.Second.Y2, Close)));
        });

    // Five places, each of which sends people to each of four.
    private static Flow Between(int[][] counts) => new(
        [
            new("from", [.. counts.Select((row, index) => new FlowNode($"f{index}", $"From {index}", row.Sum()))]),
            new("to", [.. Enumerable.Range(0, 4).Select(index => new FlowNode($"t{index}", $"To {index}", counts.Sum(row => row[index])))]),
        ],
        [.. counts.SelectMany((row, from) => row.Select((count, to) => new FlowLink($"f{from}", $"t{to}", count)))]);

    private static bool Same(double one, double other) => Math.Abs(one - other) < Close;
}
