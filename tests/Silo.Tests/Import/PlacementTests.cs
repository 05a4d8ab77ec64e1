using Coordination.Domain.Geography;
using Coordination.Silo.Import.Mapping;
using Coordination.Silo.Import.Reading;
using Xunit;

namespace Coordination.Silo.Tests.Import;

public sealed class PlacementTests
{
    [Fact]
    public void Every_city_lies_where_its_division_may_reach_and_no_other_division_is_much_nearer()
    {
        // The divisions of the north are wider than anything in the south.
        Assert.All(Places.All, place =>
        {
            var division = RegionTable.Find(place.Division)!;
            var km = Distances.Km(place.Point, division);
            Assert.True(km < (place.Point.Latitude > 48 ? 560 : 220), $"{place.Name} is {km:F0} km from {division.Name.En}");
        });
    }

    [Theory]
    [InlineData("Kingston", "ON", "3510")]
    [InlineData("MONTREAL", "Quebec", "2466")]
    [InlineData("Ville de Québec", "QC", "2423")]
    [InlineData("Richmond", "British Columbia", "5915")]
    [InlineData("Woodstock", "NB", "1311")]
    [InlineData("Woodstock", "ON", "3532")]
    [InlineData("Lanark County", "ON", null)]
    [InlineData("Lanark", "ON", "3509")]
    [InlineData("Woodstock", "", null)]
    [InlineData("Kingston", "NS", null)]
    public void A_city_is_found_within_its_province(string city, string province, string? division) =>
        Assert.Equal(division, Division(new() { Cities = [city], Province = province, Country = "CA" }));

    [Theory]
    [InlineData("1 Example Ave, Suite 2, Montréal, QC H3B 1A1 (Head Office)", "2466")]
    [InlineData("5 Kingston Road, Scarborough, ON M1N 1A1", "3520")]
    [InlineData("Box 7, Somewhere K7L 1A1", null)]
    [InlineData("Box 7, Somewhere, M5V 1A1", "3520")]
    [InlineData("Somewhere, v8a 1a1", null)]
    [InlineData("By the river (Saskatoon based)", "4711")]
    [InlineData("Moved", null)]
    public void An_address_in_one_text_is_read_from_its_end(string address, string? division) =>
        Assert.Equal(division, Division(new() { Address = address }));

    [Theory]
    [InlineData("44.2312", "-76.4860", "3510")]
    [InlineData("43.589", "-79.644", "3521")]
    [InlineData("53.5", "-113.5", "4811")]
    [InlineData("100", "101", null)]
    [InlineData("0", "0", null)]
    public void A_position_belongs_to_the_nearest_known_point(string latitude, string longitude, string? division) =>
        Assert.Equal(division, Division(new() { Latitude = latitude, Longitude = longitude }));

    [Fact]
    public void A_region_code_goes_before_everything() =>
        Assert.Equal("5915", Division(new() { Region = "5915", Cities = ["Kingston"], Country = "US" }));

    [Fact]
    public void Other_countries_are_told_by_the_country_the_address_or_the_position()
    {
        Assert.Equal(PlaceKind.Abroad, Placement.Of(new() { Cities = ["London"], Country = "GB" }).Kind);
        Assert.Equal(PlaceKind.Abroad, Placement.Of(new() { Address = "1 Example Street, San Francisco, CA 94104" }).Kind);
        Assert.Equal(PlaceKind.Abroad, Placement.Of(new() { Latitude = "51.5", Longitude = "-0.1" }).Kind);
        Assert.Equal(PlaceKind.Abroad, Placement.Of(new() { Latitude = "37.8", Longitude = "-122.4" }).Kind);
        Assert.Equal(PlaceKind.Division, Placement.Of(new() { Latitude = "82.5", Longitude = "-62.3" }).Kind);
    }

    [Fact]
    public void What_serves_a_province_or_the_country_is_filed_under_the_capital()
    {
        Assert.Equal(new Placed(PlaceKind.Capital, "3520"), Placement.Of(new() { Scope = "Ontario", Address = "Province-wide" }));
        Assert.Equal(new Placed(PlaceKind.Capital, "3506"), Placement.Of(new() { Address = "Available across Canada" }));
    }

    private static string? Division(Whereabouts place) => Placement.Of(place) is { Division.Length: > 0 } placed ? placed.Division : null;
}
