using Coordination.Domain.Pictures;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Pictures;

public sealed class LabelSpreadTests
{
    [Fact]
    public void Labels_with_room_stay_where_they_are_wanted() =>
        Assert.Equal([80, 20, 50], LabelSpread.Of([(80, 10), (20, 10), (50, 10)], 0, 100));

    [Fact]
    public void Labels_that_collide_share_the_way() => Assert.Equal([45, 55], LabelSpread.Of([(50, 10), (50, 10)], 0, 100));

    [Fact]
    public void Nothing_leaves_the_frame() => Assert.Equal([85, 95, 5], LabelSpread.Of([(100, 10), (102, 10), (-4, 10)], 0, 100));

    [Fact]
    public void Without_room_labels_begin_at_the_top() => Assert.Equal([10, 30], LabelSpread.Of([(5, 20), (6, 20)], 0, 25));

    [Fact]
    public void Labels_never_overlap_and_keep_their_order() =>
        Gen.Select(Gen.Double[0, 300], Gen.Double[5, 25]).List[1, 12].Sample(labels =>
        {
            var centres = LabelSpread.Of(labels, 0, 300);
            var order = Enumerable.Range(0, labels.Count).OrderBy(index => labels[index].Item1).ToList();
            Assert.All(order.Zip(order.Skip(1)), pair =>
                Assert.True(centres[pair.Second] - centres[pair.First] >= ((labels[pair.First].Item2 + labels[pair.Second].Item2) / 2) - 1e-6));
            Assert.All(order, index => Assert.InRange(centres[index], (labels[index].Item2 / 2) - 1e-6, 300 - (labels[index].Item2 / 2) + 1e-6));
        });
}
