using System.Globalization;
using Coordination.Domain.Geography;
using Xunit;

namespace Coordination.Domain.Tests.Geography;

public sealed class RegionTableTests
{
    [Theory]
    [InlineData(RegionLevel.Country, 1)]
    [InlineData(RegionLevel.IrccRegion, 4)]
    [InlineData(RegionLevel.Province, 13)]
    [InlineData(RegionLevel.EconomicRegion, 76)]
    [InlineData(RegionLevel.CensusDivision, 293)]
    public void Each_level_has_its_known_number_of_regions(RegionLevel level, int expected) =>
        Assert.Equal(expected, RegionTable.All.Count(region => region.Level == level));

    [Fact]
    public void Codes_are_unique() =>
        Assert.Equal(RegionTable.All.Count, RegionTable.All.Select(region => region.Code).Distinct().Count());

    [Fact]
    public void Every_region_but_Canada_leads_up_to_Canada()
    {
        Assert.Empty(RegionTable.AncestorsOf("CA"));
        Assert.All(RegionTable.All.Where(region => region.Code != "CA"), region =>
        {
            var ancestors = RegionTable.AncestorsOf(region.Code);
            Assert.Equal(region.ParentCode, ancestors[0].Code);
            Assert.Equal("CA", ancestors[^1].Code);
        });
    }

    [Fact]
    public void Ancestors_of_Toronto_come_nearest_first() =>
        Assert.Equal(["er-3530", "35", "ircc-ontario", "CA"], RegionTable.AncestorsOf("3520").Select(region => region.Code));

    [Fact]
    public void Quebec_stands_outside_the_IRCC_regions()
    {
        Assert.Equal("CA", RegionTable.Find("24")!.ParentCode);
        Assert.Equal(
            ["ircc-atlantic", "ircc-ontario", "ircc-prairies-nwt", "ircc-bc-yukon", "24"],
            RegionTable.ChildrenOf("CA").Select(region => region.Code));
    }

    [Fact]
    public void Children_sum_to_their_parent() =>
        Assert.All(RegionTable.All.Where(region => region.Level != RegionLevel.CensusDivision), parent =>
        {
            var children = RegionTable.ChildrenOf(parent.Code);
            Assert.Equal(parent.Population, children.Sum(child => child.Population));
            Assert.Equal(parent.Arrivals2024, children.Sum(child => child.Arrivals2024));
        });

    [Fact]
    public void Canada_carries_the_published_totals()
    {
        var canada = RegionTable.Find("CA")!;
        Assert.Equal(35_151_728, canada.Population);
        Assert.Equal(481_425 - 1_150, canada.Arrivals2024);
    }

    [Fact]
    public void The_leaders_of_2024_are_Toronto_Vancouver_and_Peel() =>
        Assert.Equal(
            [("3520", 73_415), ("5915", 47_575), ("3521", 33_155)],
            RegionTable.CensusDivisions.OrderByDescending(division => division.Arrivals2024).Take(3).Select(division => (division.Code, division.Arrivals2024)));

    [Fact]
    public void Every_region_has_clean_names_in_both_languages() =>
        Assert.All(RegionTable.All.SelectMany(region => new[] { region.Name.En, region.Name.Fr }), name =>
        {
            Assert.NotEmpty(name);
            Assert.Equal(name.Trim(), name);
            Assert.DoesNotContain("  ", name);
            Assert.DoesNotContain("--", name);
            Assert.DoesNotContain(" / ", name);
            Assert.DoesNotContain('\uFFFD', name);
        });

    [Theory]
    [InlineData("3553", "Greater Sudbury", "Grand Sudbury")]
    [InlineData("4601", "Division No. 1", "Division no 1")]
    [InlineData("6106", "Region 6", "Région 6")]
    [InlineData("2466", "Montréal", "Montréal")]
    [InlineData("2497", "Sept-Rivières—Caniapiscau", "Sept-Rivières—Caniapiscau")]
    [InlineData("er-5920", "Lower Mainland - Southwest", "Lower Mainland - Sud-ouest")]
    [InlineData("12", "Nova Scotia", "Nouvelle-Écosse")]
    [InlineData("ircc-bc-yukon", "British Columbia and Yukon", "Colombie-Britannique et Yukon")]
    public void Names_follow_the_language(string code, string english, string french)
    {
        var name = RegionTable.Find(code)!.Name;
        Assert.Equal(english, name.In(CultureInfo.GetCultureInfo("en-CA")));
        Assert.Equal(french, name.In(CultureInfo.GetCultureInfo("fr-CA")));
    }

    [Fact]
    public void Halton_stands_where_most_of_its_people_live() =>
        Assert.Equal("er-3530", RegionTable.Find("3524")!.ParentCode);

    [Fact]
    public void Codes_tell_the_province() =>
        Assert.All(RegionTable.CensusDivisions, division =>
            Assert.Equal(division.Code[..2], RegionTable.ProvinceOf(division.Code)!.Code));

    [Fact]
    public void Only_regions_within_a_province_have_one()
    {
        Assert.Equal("35", RegionTable.ProvinceOf("35")!.Code);
        Assert.Equal("46", RegionTable.ProvinceOf("er-4650")!.Code);
        Assert.Null(RegionTable.ProvinceOf("CA"));
        Assert.Null(RegionTable.ProvinceOf("ircc-atlantic"));
    }

    [Fact]
    public void Divisions_within_a_region_are_all_its_leaves()
    {
        Assert.Equal(RegionTable.CensusDivisions.Select(division => division.Code), RegionTable.DivisionsWithin("CA"));
        Assert.Equal(["1101", "1102", "1103"], RegionTable.DivisionsWithin("11"));
        Assert.Equal(["3518", "3519", "3520", "3521", "3524"], RegionTable.DivisionsWithin("er-3530"));
        Assert.Equal(["3520"], RegionTable.DivisionsWithin("3520"));
    }

    [Fact]
    public void Positions_of_divisions_match_the_list()
    {
        Assert.All(RegionTable.CensusDivisions.Index(), pair => Assert.Equal(pair.Index, RegionTable.IndexOfDivision(pair.Item.Code)));
        Assert.Equal(-1, RegionTable.IndexOfDivision("35"));
    }

    [Fact]
    public void Unknown_codes_are_answered_with_nothing()
    {
        Assert.Null(RegionTable.Find("9999"));
        Assert.Null(RegionTable.ProvinceOf("9999"));
        Assert.Empty(RegionTable.ChildrenOf("9999"));
        Assert.Empty(RegionTable.DivisionsWithin("9999"));
        Assert.Empty(RegionTable.AncestorsOf("9999"));
        Assert.Equal(-1, RegionTable.IndexOfDivision("9999"));
    }

    [Fact]
    public void Points_lie_in_Canada() =>
        Assert.All(RegionTable.All, region =>
        {
            Assert.InRange(region.Longitude, -141, -52);
            Assert.InRange(region.Latitude, 41.6, 83.2);
        });
}
