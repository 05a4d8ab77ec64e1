using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Newcomers;

/// <summary>Interviews under way, and needs that are recorded beside them.</summary>
public sealed class SittingTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private static readonly Interview Legal = Interview.Empty with { Needs = [new("legal", 2)] };
    private static readonly Interview Housing = Interview.Empty with { Needs = [new("housing", 4)] };

    [Fact]
    public async Task What_a_colleague_entered_meanwhile_is_not_written_over()
    {
        var newcomer = await Registered();
        var mine = (await Save(newcomer, AssessmentId.New(), "worker", Legal, null)).Sitting!;
        var theirs = await Save(newcomer, mine.AssessmentId, "colleague", Housing, mine.SavedAt);

        var refused = await Save(newcomer, mine.AssessmentId, "worker", Legal, mine.SavedAt);
        var goneOn = await Save(newcomer, mine.AssessmentId, "worker", Legal, theirs.Sitting!.SavedAt);

        Assert.Equal((true, false, true), (theirs.IsSaved, refused.IsSaved, goneOn.IsSaved));
        Assert.Equal(("colleague", "housing"), (refused.Sitting!.SavedBy, refused.Sitting.Interview.Needs[0].ServiceType));
    }

    [Fact]
    public async Task What_is_recorded_is_no_longer_kept_and_survives_a_sleep_until_then()
    {
        var newcomer = await Registered();
        var sitting = (await Save(newcomer, AssessmentId.New(), "worker", Legal, null)).Sitting!;
        await community.Cluster.DeactivateAsync(newcomer);
        Assert.Equal(sitting.AssessmentId, (await newcomer.View())!.Sitting!.AssessmentId);

        await newcomer.Assess(new(sitting.AssessmentId, "worker", Legal));
        var late = await Save(newcomer, sitting.AssessmentId, "colleague", Housing, sitting.SavedAt);

        Assert.Equal((null, false), (late.Sitting, late.IsSaved));
        Assert.Null((await newcomer.View())!.Sitting);
    }

    [Fact]
    public async Task Needs_of_a_template_have_an_id_of_their_own_for_everybody()
    {
        var (one, other) = (await Registered(), await Registered());
        AddNeeds command = new("worker", [new("education", 3), new("employment", 3)]);

        var (first, second) = ((await one.AddNeeds(command))!.Value, (await other.AddNeeds(command))!.Value);
        var again = (await one.AddNeeds(command))!.Value;

        Assert.Equal(4, first.Concat(second).Distinct().Count());
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Who_waits_in_line_does_so_by_the_newest_result()
    {
        var (id, need) = await community.Arrive("mentoring", urgency: 1);
        var newcomer = community.Newcomer(id);
        await newcomer.JoinWaitlist(need, null);
        var assessment = (await newcomer.View())!.LatestAssessment!;

        await newcomer.OverrideResult(new(assessment.AssessmentId, "worker", NeedLevel.High, "She told me more."));

        Assert.Equal(
            [$"{(int)PriorityBand.HighVulnerability}|high|True"],
            await community.Database.Rows($"select band, seeker->>'level', seeker ? 'circumstances' from waitlist_entry where newcomer_id = '{id}'"));
    }

    private async Task<INewcomerGrain> Registered()
    {
        var newcomer = community.Newcomer(NewcomerId.New());
        await newcomer.Register(Acts.Person("3520"));
        return newcomer;
    }

    private static async Task<SittingOutcome> Save(INewcomerGrain newcomer, AssessmentId id, string by, Interview interview, DateTimeOffset? seen) =>
        (await newcomer.SaveSitting(new(id, by, interview, [null, null, null, null], seen)))!;
}
