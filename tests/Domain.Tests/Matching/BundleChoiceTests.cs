using Coordination.Domain.Matching.Bundles;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class BundleChoiceTests
{
    [Fact]
    public void All_at_one_site_is_worth_a_quarter_more()
    {
        Assert.Equal(375, BundleChoice.ValueOf([100, 200], isAtOneSite: true, 25));
        Assert.Equal(300, BundleChoice.ValueOf([100, 200], isAtOneSite: false, 25));
        Assert.Equal(100, BundleChoice.ValueOf([100], isAtOneSite: true, 25));
    }

    [Fact]
    public void A_bundle_is_taken_whole_or_not_at_all()
    {
        var demand = new BundleDemand.Builder().AddOption([0, 1], 300).AddOption([0, 2], 250).EndRequest().Build();
        Assert.Equal(0, BundleChoice.Choose(demand, 0, [0, 0, 0], [1, 1, 1]));
        Assert.Equal(1, BundleChoice.Choose(demand, 0, [0, 0, 0], [1, 0, 1]));
        Assert.Equal(BundleChoice.Waits, BundleChoice.Choose(demand, 0, [0, 0, 0], [0, 1, 1]));
        Assert.Equal(1, BundleChoice.Choose(demand, 0, [0, 100, 0], [1, 1, 1]));
        Assert.Equal(BundleChoice.Waits, BundleChoice.Choose(demand, 0, [300, 0, 0], [1, 1, 1]));
    }

    [Fact]
    public void What_is_taken_leaves_no_part_without_a_unit_and_no_prices_bound_too_low() =>
        (from options in (from parts in Gen.Int[0, 4].Array[1, 3] from value in Gen.Long[1, 100] select (Parts: parts.Distinct().ToArray(), value)).Array[0, 4].Array[1, 10]
         from units in Gen.Int[0, 3].Array[5]
         from prices in Gen.Int[0, 60].Array[5]
         select (options, units, prices)).Sample(
            drawn =>
            {
                var builder = new BundleDemand.Builder();
                foreach (var request in drawn.options)
                {
                    foreach (var (parts, value) in request)
                    {
                        builder.AddOption(parts, value);
                    }

                    builder.EndRequest();
                }

                var demand = builder.Build();
                double[] prices = [.. drawn.prices.Select(price => (double)price)];
                var free = drawn.units.ToArray();
                long taken = 0;
                for (var request = 0; request < demand.Count; request++)
                {
                    if (BundleChoice.Choose(demand, request, prices, free) is var option && option >= 0)
                    {
                        taken += demand.ValueOf(option);
                        Array.ForEach(demand.OpeningsOf(option).ToArray(), opening => free[opening]--);
                    }
                }

                Assert.All(free, left => Assert.True(left >= 0));
                double[] units = [.. drawn.units.Select(unit => (double)unit)];
                Assert.True(taken <= BundlePrices.UpperBound(demand, 0, units, prices) + 1e-6);
                Assert.True(taken <= BundlePrices.UpperBound(demand, 0, units, BundlePrices.Descend(demand, 0, units, [], 50)) + 1e-6);
            },
            iter: 1_000);

    [Fact]
    public void Prices_rise_where_more_is_asked_than_there_is()
    {
        var demand = new BundleDemand.Builder();
        for (var request = 0; request < 20; request++)
        {
            demand.AddOption([0, 1], 100).EndRequest();
        }

        var prices = BundlePrices.Descend(demand.Build(), 0, [5, 50], [], 300);
        Assert.InRange(prices[0], 90, 110);
        Assert.Equal(0, prices[1]);
    }
}
