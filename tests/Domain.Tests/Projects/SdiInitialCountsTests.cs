using System.Globalization;
using Coordination.Domain.Geography;
using Coordination.Domain.Projects;
using Xunit;

namespace Coordination.Domain.Tests.Projects;

/// <summary>What the programme published of its projects stands here as it was published.</summary>
public sealed class SdiInitialCountsTests
{
    [Fact]
    public void S54_The_rows_sum_to_78_where_the_text_says_80()
    {
        Assert.Equal([18, 13, 5, 29, 13], SdiInitialCounts.Rows.Select(row => row.Sum()));
        Assert.Equal([36, 10, 20, 12], Enumerable.Range(0, 4).Select(column => SdiInitialCounts.Rows.Sum(row => row[column])));
        Assert.Equal((78, 2), (SdiInitialCounts.Shown, SdiInitialCounts.Missing));
        Assert.Equal((102, 80, null), (SdiCohorts.Announced(SdiCohort.Cohort1), SdiCohorts.Announced(SdiCohort.Cohort2), SdiCohorts.Announced(SdiCohort.Other)));
    }

    [Theory]
    [InlineData("national", SdiPriority.P1, 9)]
    [InlineData("national", SdiPriority.TargetedCall, 0)]
    [InlineData("ircc-bc-yukon", SdiPriority.TargetedCall, 4)]
    [InlineData("ircc-atlantic", SdiPriority.P3, 3)]
    [InlineData("ircc-ontario", SdiPriority.P1, 14)]
    [InlineData("ircc-prairies-nwt", SdiPriority.P2, 1)]
    public void S54_Rows_stand_in_the_order_of_the_legend(string region, SdiPriority priority, int count) => Assert.Equal(count, SdiInitialCounts.Of(region, priority));

    [Theory]
    [InlineData("national", SdiPriority.P4)]
    [InlineData("ircc-ontario", SdiPriority.Sdi2017P1)]
    [InlineData("ircc-quebec", SdiPriority.P1)]
    public void S54_What_the_map_gives_no_figure_for_is_not_zero(string region, SdiPriority priority) => Assert.Null(SdiInitialCounts.Of(region, priority));

    [Fact]
    public void S54_Every_project_of_the_map_is_marked_as_inferred_and_named_after_nothing_but_its_count()
    {
        Assert.Equal(78, SdiInitialCounts.Projects.Length);
        Assert.Equal(78, SdiInitialCounts.Projects.Select(project => project.Id).Distinct().Count());
        Assert.All(SdiInitialCounts.Projects, project => Assert.True(project is { IsInferredRegion: true, Cohort: SdiCohort.Cohort2 } && ProjectId.TryParse(project.Id.Value, out _)));
        var last = SdiInitialCounts.Projects.Last(project => project is { RegionCode: "ircc-ontario", Priority: SdiPriority.P1 });
        Assert.Equal(new("Project 14 of 14, not named in the source", "Projet 14 sur 14, non nommé dans la source"), last.Name);
        Assert.Equal(18, SdiInitialCounts.Projects.Count(project => project is { RegionCode: null, Region: SdiRegions.National }));
    }

    [Fact]
    public void S53_There_are_four_priorities_a_targeted_call_and_the_seven_of_2017()
    {
        Assert.Equal(["p1", "p2", "p3", "p4", "targeted-call"], SdiPriorities.Present.Select(Slugs<SdiPriority>.Of));
        Assert.Equal(Enumerable.Range(1, 7).Select(number => $"sdi2017-p{number.ToString(CultureInfo.InvariantCulture)}"), SdiPriorities.Of2017.Select(Slugs<SdiPriority>.Of));
    }

    [Fact]
    public void S54_The_regions_are_those_of_the_programme_and_its_headquarters()
    {
        Assert.Equal(
            RegionTable.All.Where(region => region.Level == RegionLevel.IrccRegion).Select(region => region.Code).Order(StringComparer.Ordinal),
            SdiRegions.All.Skip(1).Order(StringComparer.Ordinal));
        Assert.True(SdiRegions.TryParse("national", out var headquarters));
        Assert.Null(headquarters);
        Assert.True(SdiRegions.TryParse("ircc-ontario", out var ontario));
        Assert.Equal("ircc-ontario", ontario);
        Assert.False(SdiRegions.TryParse("35", out _) || SdiRegions.TryParse(null, out _) || SdiRegions.TryParse("", out _));
        Assert.Equal(("National headquarters", "Atlantique"), (SdiRegions.NameOf("national").En, SdiRegions.NameOf("ircc-atlantic").Fr));
    }
}
