using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Newcomers;

public sealed class NewcomerTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    // Well before the 30 seconds after which a region would read everything again anyway.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_person_is_registered_once_and_read_after_sleep()
    {
        var id = NewcomerId.New();
        Assert.Null(await community.Newcomer(id).View());
        var registered = await community.Newcomer(id).Register(Acts.Person("3520"));
        await community.Newcomer(id).Register(Acts.Person("2466"));
        await community.Cluster.DeactivateAsync(community.Newcomer(id));
        var seen = (await community.Newcomer(id).View())!;
        Assert.Equal(("3520", registered.RegisteredAt), (seen.Person.RegionCode, seen.RegisteredAt));
        Assert.Equal([id.Value], await community.Database.Rows($"select newcomer_id from newcomer_row where newcomer_id = '{id}' and region_code = '3520'"));
    }

    [Fact]
    public async Task An_interview_sent_twice_is_recorded_once()
    {
        var id = NewcomerId.New();
        await community.Newcomer(id).Register(Acts.Person("3520"));
        var interview = new Interview([new("housing", 5), new("legal", 2)], [new(AssetKind.Skill, "welding", true)], [], new(6, 5, 4, 7));
        var command = new Grains.Newcomers.AssessNewcomer(AssessmentId.New(), "worker", interview);
        var first = (await community.Newcomer(id).Assess(command))!;
        Assert.Equal(first.AssessmentId, (await community.Newcomer(id).Assess(command))!.AssessmentId);
        var seen = (await community.Newcomer(id).View())!;
        Assert.Equal(["housing", "legal"], seen.Needs.Select(need => need.ServiceType));
        Assert.Equal("welding", Assert.Single(seen.Assets).Term);
        Assert.Equal((4, NeedLevel.High, 0.625), (seen.LatestAssessment!.Nclc!.Lowest, first.Result.Level, first.Result.Vulnerability));
        Assert.Equal(["housing|5|open", "legal|2|open"], await community.Database.Rows($"select service_type, urgency, status from need_row where newcomer_id = '{id}' order by 1"));
    }

    [Fact]
    public async Task A_need_that_is_still_open_is_the_same_need_with_the_newer_urgency()
    {
        var (id, need) = await community.Arrive("housing", urgency: 2);
        await community.Newcomer(id).Assess(new(AssessmentId.New(), "worker", new([new("housing", 5)], [], [], null)));
        var only = Assert.Single((await community.Newcomer(id).View())!.Needs);
        Assert.Equal((need, 5), (only.NeedId, only.Urgency));
    }

    [Fact]
    public async Task Matches_cross_the_border_of_a_division_and_of_a_province_within_reach()
    {
        // Gatineau lies 24 km from Ottawa, in another province; Toronto lies beyond reach.
        var near = await community.Post(3, Acts.Draft("employment", "2481"));
        var home = await community.Post(3, Acts.Draft("employment", "3506"));
        var far = await community.Post(3, Acts.Draft("employment", "3520"));
        var (id, _) = await community.Arrive("employment", "3506");
        var matched = await Eventually.Get(() => Matched(id), ids => ids.Count >= 2, Soon);
        Assert.Equal([home, near], matched);
        Assert.Contains((await community.Newcomer(id).Explain(far))!.Failures, failure => failure.Code == "outside-catchment");
    }

    [Fact]
    public async Task What_one_needs_not_travel_for_is_matched_in_the_province_and_not_beyond()
    {
        var sameProvince = await community.Post(3, Acts.Draft("digital", "5955", Modality.Online));
        var otherProvince = await community.Post(3, Acts.Draft("digital", "4806", Modality.Online));
        var (id, _) = await community.Arrive("digital", "5915");
        Assert.Equal([sameProvince], await Eventually.Get(() => Matched(id), ids => ids.Count >= 1, Soon));
        Assert.Contains((await community.Newcomer(id).Explain(otherProvince))!.Failures, failure => failure.Code == "outside-catchment");
    }

    [Fact]
    public async Task A_place_that_fills_up_is_no_match_any_more()
    {
        var opening = await community.Post(1, Acts.Draft("mentoring", "6208"));
        var (id, _) = await community.Arrive("mentoring", "6208");
        await Eventually.Get(() => Matched(id), ids => ids.Contains(opening), Soon);
        await community.Held(opening);
        await Eventually.Get(() => Matched(id), ids => ids.Count == 0, Soon);
    }

    [Fact]
    public async Task Nobody_is_known_before_they_are_registered()
    {
        var stranger = community.Newcomer(NewcomerId.New());
        Assert.Null(await stranger.Assess(new(AssessmentId.New(), "worker", new([], [], [], null))));
        Assert.Null(await stranger.Matches());
        Assert.Null(await stranger.JoinWaitlist(NeedId.New(), null));
        Assert.Null(await stranger.View());
    }

    private async Task<List<OpeningId>> Matched(NewcomerId id) => [.. (await community.Newcomer(id).Matches())!.Items.Select(match => match.Match.Listing.OpeningId)];
}
