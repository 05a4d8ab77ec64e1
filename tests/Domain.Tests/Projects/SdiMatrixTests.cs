using Coordination.Domain.Projects;
using Xunit;

namespace Coordination.Domain.Tests.Projects;

/// <summary>The project map counts what was published and what was recorded, and tells the two apart.</summary>
public sealed class SdiMatrixTests
{
    private static readonly RecordedCount[] Recorded = [new("ircc-ontario", SdiPriority.P1, 2), new("national", SdiPriority.P4, 1), new("ircc-atlantic", SdiPriority.Sdi2017P3, 1)];

    [Fact]
    public void S54_Without_a_project_of_our_own_the_map_is_the_one_published()
    {
        var map = new SdiMatrix(new(), []);

        Assert.Equal(SdiPriorities.Present, map.Priorities);
        Assert.Equal([18, 13, 5, 29, 13], map.Regions.Select(region => map.OfRegion(region).Count));
        Assert.Equal([36, 10, 20, null, 12], map.Priorities.Select(priority => map.OfPriority(priority).Published));
        Assert.Equal((new SdiCell(78, 0), true), (map.Total, map.HasInferred));
        Assert.All(map.Regions, region => Assert.False(map[region, SdiPriority.P4].IsKnown));
    }

    [Fact]
    public void S54_Recorded_projects_are_counted_beside_the_published_ones()
    {
        var map = new SdiMatrix(new(), Recorded);

        Assert.Equal(new(14, 2), map["ircc-ontario", SdiPriority.P1]);
        Assert.Equal(new(null, 1), map["national", SdiPriority.P4]);
        Assert.Equal(SdiPriorities.Present.Add(SdiPriority.Sdi2017P3), map.Priorities);
        Assert.Equal((new SdiCell(78, 4), new SdiCell(29, 2)), (map.Total, map.OfRegion("ircc-ontario")));
        Assert.Equal(map.Total.Count, map.Priorities.Sum(priority => map.OfPriority(priority).Count));
    }

    [Fact]
    public void S53_A_priority_leaves_its_column_alone()
    {
        var map = new SdiMatrix(new(Priority: SdiPriority.P1), Recorded);

        Assert.Equal([SdiPriority.P1], map.Priorities);
        Assert.Equal((38, 16), (map.Total.Count, map.OfRegion("ircc-ontario").Count));
    }

    [Fact]
    public void S54_Nothing_is_invented_for_the_first_cohort_which_has_a_total_only()
    {
        var map = new SdiMatrix(new(Cohort: SdiCohort.Cohort1), []);

        Assert.Equal((false, false), (map.Total.IsKnown, map.HasInferred));
        Assert.All(map.Regions, region => Assert.All(map.Priorities, priority => Assert.False(map[region, priority].IsKnown)));
    }

    [Fact]
    public void S54_Outside_the_cohorts_only_what_was_recorded_counts()
    {
        var map = new SdiMatrix(new(Cohort: SdiCohort.Other), Recorded);

        Assert.Equal((new SdiCell(0, 4), false), (map.Total, map.HasInferred));
        Assert.Equal(new(0, 2), map["ircc-ontario", SdiPriority.P1]);
    }

    [Fact]
    public void S53_A_filter_shows_a_project_that_meets_every_part_of_it()
    {
        var project = new SdiProject(ProjectId.New(), SdiCohort.Cohort2, SdiPriority.P2, null, new("A", "B"), false);

        Assert.True(new SdiFilter().Shows(project));
        Assert.True(new SdiFilter("national", SdiPriority.P2, SdiCohort.Cohort2).Shows(project));
        Assert.False(new SdiFilter("ircc-ontario").Shows(project));
        Assert.False(new SdiFilter(Priority: SdiPriority.P1).Shows(project));
        Assert.False(new SdiFilter(Cohort: SdiCohort.Cohort1).Shows(project));
    }
}
