using System.Globalization;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Ledger;

public sealed class WaitlistOffersTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_hold_that_runs_out_is_offered_within_two_seconds()
    {
        var opening = await community.Post(1);
        var first = await community.Held(opening, TimeSpan.FromMilliseconds(700));
        var waiting = await community.Arrive();
        await community.Newcomer(waiting.Id).JoinWaitlist(waiting.Need, opening.Resource);
        Assert.Empty(await Offered(opening));
        await Eventually.Get(() => Offered(opening), offered => offered.Count == 1, TimeSpan.FromSeconds(10));
        var lateness = Assert.Single(await community.Database.Column<double>($"""
            select extract(epoch from l.recorded_at - h.expires_at)::double precision from ledger l, hold h
            where h.hold_id = '{first}' and l.opening_id = '{opening}' and l.kind = 'held' and l.newcomer_id = '{waiting.Id}'
            """));
        Assert.InRange(lateness, 0, Promised.TotalSeconds);
        Assert.Equal(["expired"], await community.Database.Rows($"select state from hold where hold_id = '{first}'"));
    }

    [Fact]
    public async Task Places_are_offered_by_band_then_score_then_arrival_to_one_person_at_a_time()
    {
        var opening = await community.Post(1);
        var hold = await community.Held(opening);
        var (calm, calmLater) = (await community.Arrive(urgency: 1), await community.Arrive(urgency: 1));
        var (uneasy, vulnerable) = (await community.Arrive(urgency: 2), await community.Arrive(urgency: 5));
        var crisis = await community.Arrive(urgency: 1, homeInCrisis: true);
        foreach (var (id, need) in new[] { calm, calmLater, uneasy, vulnerable, crisis })
        {
            await community.Newcomer(id).JoinWaitlist(need, opening.Resource);
        }

        foreach (var next in new[] { crisis, vulnerable, uneasy, calm, calmLater })
        {
            await community.Resource(opening).ReleaseHold(new(Acts.NewKey(), hold));
            var before = hold.Value;
            var offered = Assert.Single(await Eventually.Get(() => Offered(opening), rows => rows.Count > 0 && !rows[0].EndsWith(before, StringComparison.Ordinal), Promised)).Split('|');
            Assert.Equal(next.Id.Value, offered[0]);
            hold = new(offered[1]);
        }

        Assert.IsType<CapacityOutcome.Confirmed>(await community.Resource(opening).ConfirmHold(new(Acts.NewKey(), hold)));
        Assert.Equal(
            ["accepted|1", "declined|4"],
            await community.Database.Rows($"select state, count(*) from waitlist_entry where resource_id = '{opening.Resource}' group by state order by state"));
    }

    [Fact]
    public async Task Beyond_twice_the_target_one_moves_up_a_band_and_waiting_counts()
    {
        var opening = await community.Post(1);
        var hold = await community.Held(opening);
        var patient = await community.Arrive(urgency: 1);
        var vulnerable = NewcomerId.New();
        await community.Newcomer(vulnerable).Register(Acts.Person("3520"));
        var assessed = await community.Newcomer(vulnerable).Assess(new(
            AssessmentId.New(), "worker", new([new("language-training", 4)], [], [new(NeedDomain.Income, 3, true, null)], null)));
        Assert.Equal((PriorityBand.HighVulnerability, 0.625), (assessed!.Result.Band, assessed.Result.Vulnerability));

        // Four months in line make 30 + 10 in the same band; the other has 40 x 0.625 + 10.
        community.Clock.Ahead = TimeSpan.FromDays(-121);
        await community.Newcomer(patient.Id).JoinWaitlist(patient.Need, opening.Resource);
        community.Clock.Ahead = TimeSpan.Zero;
        await community.Newcomer(vulnerable).JoinWaitlist(assessed.Needs[0], opening.Resource);
        await community.Resource(opening).ReleaseHold(new(Acts.NewKey(), hold));
        Assert.Equal(patient.Id.Value, (await OfferedOne(opening)).Split('|')[0]);
    }

    [Fact]
    public async Task Two_free_places_are_offered_to_the_two_first()
    {
        var opening = await community.Post(2);
        var holds = new[] { await community.Held(opening), await community.Held(opening) };
        var (first, second, third) = (await community.Arrive(urgency: 5), await community.Arrive(urgency: 3), await community.Arrive(urgency: 1));
        foreach (var (id, need) in new[] { third, second, first })
        {
            await community.Newcomer(id).JoinWaitlist(need, opening.Resource);
        }

        await Task.WhenAll(holds.Select(hold => community.Resource(opening).ReleaseHold(new(Acts.NewKey(), hold))));
        var offered = await Eventually.Get(() => Offered(opening), rows => rows.Count == 2, Promised);
        Assert.Equal(new[] { first.Id.Value, second.Id.Value }.Order(StringComparer.Ordinal), offered.Select(row => row.Split('|')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Those_who_cannot_take_part_are_passed_over_and_keep_their_place()
    {
        var opening = await community.Post(1, Acts.Draft() with { AgeMin = 30 });
        var hold = await community.Held(opening);
        var tooYoung = NewcomerId.New();
        await community.Newcomer(tooYoung).Register(Acts.Person("3520") with { BirthDate = DateOnly.FromDateTime(community.Clock.GetUtcNow().UtcDateTime).AddYears(-20) });
        var assessed = await community.Newcomer(tooYoung).Assess(new(AssessmentId.New(), "worker", new([new("language-training", 5)], [], [], null)));
        await community.Newcomer(tooYoung).JoinWaitlist(assessed!.Needs[0], opening.Resource);
        var older = await community.Arrive(urgency: 1);
        await community.Newcomer(older.Id).JoinWaitlist(older.Need, opening.Resource);
        await community.Resource(opening).ReleaseHold(new(Acts.NewKey(), hold));
        Assert.Equal(older.Id.Value, (await OfferedOne(opening)).Split('|')[0]);
        Assert.Equal(["waiting"], await community.Database.Rows($"select state from waitlist_entry where newcomer_id = '{tooYoung}'"));
    }

    [Fact]
    public async Task A_place_that_is_free_already_is_offered_on_joining()
    {
        var opening = await community.Post(1);
        var (id, need) = await community.Arrive();
        await community.Newcomer(id).JoinWaitlist(need, opening.Resource);
        Assert.Equal(id.Value, (await OfferedOne(opening)).Split('|')[0]);
    }

    [Fact]
    public async Task Joining_twice_keeps_the_place_in_line()
    {
        var opening = await community.Post(1);
        await community.Held(opening);
        var (id, need) = await community.Arrive();
        var entry = await community.Newcomer(id).JoinWaitlist(need, opening.Resource);
        Assert.Equal(entry, await community.Newcomer(id).JoinWaitlist(need, opening.Resource));
        Assert.Null(await community.Newcomer(id).JoinWaitlist(NeedId.New(), opening.Resource));
        Assert.Equal("1", Assert.Single(await community.Database.Rows(string.Create(CultureInfo.InvariantCulture, $"select count(*) from waitlist_entry where newcomer_id = '{id}'"))));
    }

    [Fact]
    public async Task A_join_that_is_repeated_by_its_command_joins_once_whatever_became_of_the_entry()
    {
        var opening = await community.Post(1);
        var (id, need) = await community.Arrive();
        var entry = Domain.Referrals.WaitlistEntryId.From("worker", id.Value);
        await community.Newcomer(id).JoinWaitlist(need, opening.Resource, entry);
        var offered = await OfferedOne(opening);
        await community.Resource(opening).ReleaseHold(new(Acts.NewKey(), new(offered.Split('|')[1])));

        Assert.Equal(entry, await community.Newcomer(id).JoinWaitlist(need, opening.Resource, entry));
        Assert.Equal(["declined"], await community.Database.Rows($"select state from waitlist_entry where newcomer_id = '{id}'"));
        Assert.NotEqual(entry, await community.Newcomer(id).JoinWaitlist(need, opening.Resource));
    }

    private async Task<string> OfferedOne(OpeningId opening) =>
        Assert.Single(await Eventually.Get(() => Offered(opening), rows => rows.Count > 0, Promised));

    private Task<IReadOnlyList<string>> Offered(OpeningId opening) =>
        community.Database.Rows($"select newcomer_id, hold_id from waitlist_entry where resource_id = '{opening.Resource}' and state = 'offered'");
}
