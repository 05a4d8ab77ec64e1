using Coordination.Domain.Distribution;
using Xunit;

namespace Coordination.Domain.Tests.Distribution;

public sealed class OutcomeShareTests
{
    [Fact]
    public void The_share_of_a_place_is_that_of_its_models_together_and_its_interval_is_no_narrower_than_of_the_sum()
    {
        var one = new PublishedShare(50, new(80, 60, 95));
        var other = new PublishedShare(100, new(20, 10, 32));

        var both = OutcomeShare.Of([one, null, other])!;

        Assert.Equal((150, 40.0), (both.Of, both.Percent.Value));
        Assert.InRange(both.Percent.Low, 25, 32.4);
        Assert.InRange(both.Percent.High, 48.1, 58);
    }

    [Fact]
    public void What_is_withheld_everywhere_is_withheld() => Assert.Null(OutcomeShare.Of([null, null]));

    [Theory]
    [InlineData(10, 0), InlineData(10, 100), InlineData(2_000, 50)]
    public void A_share_stays_between_nothing_and_all(int of, double percent)
    {
        var share = OutcomeShare.Of([new(of, new(percent, 0, 100))])!;

        Assert.InRange(share.Percent.Low, 0, percent + 1e-9);
        Assert.InRange(share.Percent.High, percent - 1e-9, 100);
    }
}
