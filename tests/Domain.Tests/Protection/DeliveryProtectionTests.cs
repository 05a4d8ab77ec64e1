using System.Collections.Immutable;
using Coordination.Domain.Distribution;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Protection;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Protection;

public sealed class DeliveryProtectionTests
{
    private static readonly string[] Provinces = ["10", "11", "12", "13", "24", "35", "46", "47", "48", "59", "60", "61", "62"];

    private static readonly Gen<Dictionary<(string, string), DeliveryTally>> Worlds =
        from needs in Gen.Frequency((2, Gen.Int[0, 12]), (2, Gen.Int[13, 400])).Array[Provinces.Length * 3]
        from served in Gen.Int[0, 100].Array[Provinces.Length * 3]
        select needs.Select((count, index) => ((Provinces[index / 3], DeliveryModels.Of(DeliveryBy.Modality)[index % 3]), Tally(count, count * served[index] / 100)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    [Fact]
    public void S48_Nothing_is_told_of_fewer_than_five_needs_and_no_number_is_exact() => Worlds.Sample(
        world => Assert.All(Protect(world, 1), figure =>
        {
            var needs = Needs(world, figure.RegionCode, figure.Model);
            Assert.True(figure.IsWithheld || needs >= 5, $"{figure.RegionCode} {figure.Model}: {figure.Sample} for {needs}");
            Assert.True(figure.Sample is null || (figure.Sample % 5 == 0 && Math.Abs(figure.Sample.Value - needs) <= 4));
            Assert.True(!figure.IsWithheld || figure is { MedianDays: null, Served: null, Met: null, Completed: null });
            Assert.True(figure.Served is null || figure.Served.Of * figure.Served.Percent.Value / 100 is >= 9.999 && figure.Served.Of * (100 - figure.Served.Percent.Value) / 100 >= 9.999);
        }),
        iter: 200);

    [Fact]
    public void S48_The_interval_of_a_share_holds_the_exact_share() => Worlds.Sample(
        world => Assert.All(Protect(world, 2).Where(figure => figure.Served is not null), figure =>
        {
            var (needs, served) = (Needs(world, figure.RegionCode, figure.Model), Served(world, figure.RegionCode, figure.Model));
            Assert.InRange(100.0 * served / needs, figure.Served!.Percent.Low, figure.Served.Percent.High);
        }),
        iter: 200);

    [Fact]
    public void S48_No_model_of_a_place_is_withheld_alone_beside_ones_that_are_not_busy() => Worlds.Sample(
        world => Assert.All(Protect(world, 3).GroupBy(figure => figure.RegionCode), place => Assert.False(
            place.Count(figure => figure.IsWithheld) == 1 && place.Any(figure => figure.Sample < FigureProtection.BusyMin), place.Key)),
        iter: 200);

    [Fact]
    public void S48_A_place_with_the_same_people_as_another_says_the_same() => Worlds.Sample(
        world =>
        {
            var figures = Protect(world, 4).ToLookup(figure => figure.RegionCode, figure => (figure.Model, figure.Sample));
            Assert.Equal(figures["35"], figures["ircc-ontario"]);
        },
        iter: 200);

    [Fact]
    public void S48_The_median_counts_those_who_still_wait_and_has_no_upper_end_when_too_few_were_served()
    {
        var waits = ImmutableArray.Create(new WaitBucket(20, 40, 0), new WaitBucket(40, 12, 0), new WaitBucket(60, 0, 48));
        var world = new Dictionary<(string, string), DeliveryTally> { [("35", DeliveryModels.Online)] = new(100, 52, 0, 0, 0, 0, waits) };

        var median = Protect(world, 5).Single(figure => (figure.RegionCode, figure.Model) == ("35", DeliveryModels.Online)).MedianDays!;

        Assert.InRange(median.Value, 36, 44);
        Assert.InRange(median.Low, 12, 44);
        Assert.Equal(double.PositiveInfinity, median.High);
    }

    private static ImmutableArray<DeliveryFigure> Protect(Dictionary<(string, string), DeliveryTally> world, byte secret) =>
        new DeliveryProtection(new([secret])).Protect(DeliveryBy.Modality, "employment", world);

    private static DeliveryTally Tally(int needs, int served) => new(needs, served, served, served / 2, served / 2, served / 4, [new(30, served, 0), new(60, 0, needs - served)]);

    private static int Needs(Dictionary<(string, string), DeliveryTally> world, string place, string model) => Within(place).Sum(province => world[(province, model)].Needs);

    private static int Served(Dictionary<(string, string), DeliveryTally> world, string place, string model) => Within(place).Sum(province => world[(province, model)].Served);

    private static IEnumerable<string> Within(string place) => Provinces.Where(province =>
        province == place || RegionTable.AncestorsOf(province).Any(above => above.Code == place));
}
