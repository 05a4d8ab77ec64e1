using Coordination.Domain.Projects;
using Coordination.Grains.Projects;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Projects;

public sealed class ProjectTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private static readonly RecordProject Command =
        new(new("Shared intake", "Accueil commun"), SdiPriority.Sdi2017P3, null, SdiCohort.Cohort1, ProjectStatus.Active, "coordinator");

    [Fact]
    public async Task S53_A_recorded_project_stays_as_it_is_when_recorded_again_and_after_its_silo_forgot_it()
    {
        var grain = Project(out var id);
        Assert.Null(await grain.View());

        var first = await grain.Record(Command);
        await community.Cluster.DeactivateAsync(grain);
        var again = await grain.Record(Command with { Priority = SdiPriority.P1, RegionCode = "ircc-ontario" });

        Assert.Equal((SdiPriority.Sdi2017P3, null, false, ProjectStatus.Active, "coordinator"),
            (first.Project.Priority, first.Project.RegionCode, first.Project.IsInferredRegion, first.Status, first.RecordedBy));
        Assert.Equal(first, again);
        Assert.Equal(["Shared intake|Accueil commun|national|sdi2017-p3|cohort1|active|coordinator"],
            await community.Database.Rows($"select name_en, name_fr, region, priority, cohort, status, recorded_by from project_row where project_id = '{id}'"));
    }

    [Fact]
    public async Task S53_A_refused_write_has_recorded_nothing()
    {
        var grain = Project(out var id);
        await using (await Refusal.OfState(community.Database, id.Value))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => grain.Record(Command));
        }

        Assert.Null(await grain.View());
        Assert.Empty(await community.Database.Rows($"select 1 from project_row where project_id = '{id}'"));
        Assert.Equal(id, (await grain.Record(Command)).Project.Id);
    }

    private IProjectGrain Project(out ProjectId id) => community.Grains.GetGrain<IProjectGrain>((id = ProjectId.New()).Value);
}
