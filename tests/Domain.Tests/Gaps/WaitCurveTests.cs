using Coordination.Domain.Gaps;
using Xunit;

namespace Coordination.Domain.Tests.Gaps;

/// <summary>Against the treated group of Freireich and others (Blood 21, 1963): 21 people, products and Greenwood's sums worked out by hand as fractions.</summary>
public sealed class WaitCurveTests
{
    private static readonly WaitBucket[] Treated =
    [
        new(6, 3, 1), new(7, 1, 0), new(9, 0, 1), new(10, 1, 1), new(11, 0, 1), new(13, 1, 0), new(16, 1, 0), new(17, 0, 1),
        new(19, 0, 1), new(20, 0, 1), new(22, 1, 0), new(23, 1, 0), new(25, 0, 1), new(32, 0, 2), new(34, 0, 1), new(35, 0, 1),
    ];

    // Day, at risk, share and standard error as the textbooks print them (Kalbfleisch and Prentice; Klein and Moeschberger).
    [Theory]
    [InlineData(6, 21, 0.8571, 0.0764)]
    [InlineData(7, 17, 0.8067, 0.0869)]
    [InlineData(10, 15, 0.7529, 0.0963)]
    [InlineData(13, 12, 0.6902, 0.1068)]
    [InlineData(16, 11, 0.6275, 0.1141)]
    [InlineData(22, 7, 0.5378, 0.1282)]
    [InlineData(23, 6, 0.4482, 0.1346)]
    public void The_textbook_curve_has_the_textbook_errors(int day, int atRisk, double share, double error)
    {
        var step = WaitCurve.Of(Treated).Steps.Single(step => step.Days == day);

        Assert.Equal(atRisk, step.AtRisk);
        Assert.Equal(share, step.Share, 0.00006);
        Assert.Equal(error, step.StandardError, 0.00006);
    }

    [Fact]
    public void The_second_step_is_the_product_and_sum_worked_out_by_hand()
    {
        var step = WaitCurve.Of(Treated).Steps[1];

        var share = 18.0 / 21 * (16.0 / 17);
        var error = share * Math.Sqrt((3.0 / (21 * 18)) + (1.0 / (17 * 16)));
        Assert.Equal(share, step.Share, 1e-12);
        Assert.Equal(error, step.StandardError, 1e-12);
        Assert.Equal(share - (1.959964 * error), step.Low, 1e-12);
        Assert.Equal(share + (1.959964 * error), step.High, 1e-12);
    }

    [Fact]
    public void The_band_stays_between_nobody_and_everybody()
    {
        var first = WaitCurve.Of(Treated).Steps[0];
        Assert.Equal(1, first.High);
        var last = WaitCurve.Of([new(3, 1, 0), new(5, 1, 0)]).Steps[^1];
        Assert.Equal((0, 0, 0), (last.Share, last.Low, last.High));
        Assert.Equal(0, WaitCurve.Of([new(3, 1, 0), new(5, 1, 0)]).Steps[0].Low);
    }

    [Fact]
    public void Those_at_risk_on_a_day_have_waited_at_least_so_long()
    {
        var curve = WaitCurve.Of(Treated);

        Assert.Equal([21, 21, 17, 8, 4, 0], new[] { 0, 6, 7, 20, 32, 36 }.Select(curve.AtRiskOn));
        Assert.Equal(21, curve.People);
    }

    [Fact]
    public void Shares_hold_until_the_next_step_and_the_median_is_that_of_the_gap_index()
    {
        var curve = WaitCurve.Of(Treated);

        Assert.Equal(1, curve.ShareOn(5));
        Assert.Equal(curve.Steps[0].Share, curve.ShareOn(6));
        Assert.Equal(0.4482, curve.ShareOn(100), 0.00006);
        Assert.Equal(23, curve.MedianDays);
    }

    [Fact]
    public void Nobody_has_no_curve()
    {
        var curve = WaitCurve.Of([new(4, 0, 0)]);

        Assert.Empty(curve.Steps);
        Assert.Equal(0, curve.People);
        Assert.Null(curve.MedianDays);
    }
}
