using Coordination.Domain.Newcomers;
using Coordination.Domain.Plans;
using Coordination.Domain.Plans.Circles;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Finding;
using Coordination.Grains.Newcomers.Merging;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Npgsql;
using Xunit;

namespace Coordination.Grains.Tests.Newcomers;

/// <summary>One person registered twice.</summary>
public sealed class MergeTests(TestCommunity community) : IClassFixture<TestCommunity>, IAsyncDisposable
{
    private readonly NpgsqlDataSource database = NpgsqlDataSource.Create(community.Database);

    private PersonMerges Merges => new(database);

    private PersonFiles Files => new(community.Grains, Merges);

    [Fact]
    public async Task S02_A_merge_shows_both_histories_and_taken_back_leaves_each_as_it_was()
    {
        var (one, other) = (await Lived("housing"), await Lived("legal"));
        var before = await FullState(one.Id, other.Id);
        Assert.Contains(before, row => row.Contains("\"referrals\": [{", StringComparison.Ordinal));

        var merge = Done(await Merges.Merge("g-" + Guid.NewGuid().ToString("n"), other.Id, one.Id, "worker", "Same passport"));
        var file = (await Files.Open(other.Id))!;

        Assert.Equal((one.Id, true, "worker", "Same passport"), (file.Whole.NewcomerId, file.IsElsewhere, merge.By, merge.Reason));
        Assert.Equal(["housing", "legal"], file.Whole.Needs.Select(need => need.ServiceType).Order());
        Assert.Equal(2, file.Whole.Referrals.Length);
        Assert.Equal((other.Id, one.Id), (file.OwnerOf(other.Need), file.OwnerOf(one.Need)));
        Assert.Equal(before, await FullState(one.Id, other.Id));

        var undone = (await Merges.Undo(merge.MergeId, "coordinator", "Sisters"))!;
        await community.Cluster.DeactivateAsync(community.Newcomer(one.Id));
        await community.Cluster.DeactivateAsync(community.Newcomer(other.Id));

        Assert.Equal(before, await FullState(one.Id, other.Id));
        Assert.Equal(("coordinator", "Sisters"), (undone.Undone!.By, undone.Undone.Reason));
        Assert.Equal(["legal"], (await Files.Open(other.Id))!.Whole.Needs.Select(need => need.ServiceType));
        Assert.Equal(["housing"], (await Files.Open(one.Id))!.Whole.Needs.Select(need => need.ServiceType));
        Assert.Equal(undone, Assert.Single(await Merges.History(one.Id)));
    }

    [Fact]
    public async Task S43_While_merged_there_is_one_circle_with_one_lead_and_who_leaves_leaves_both_records()
    {
        var (one, other) = (await Lived("digital"), await Lived("transportation"));
        var (first, second) = (ProviderId.New(), ProviderId.New());
        await community.Newcomer(other.Id).ChangeCircle(new(first, CircleRole.Lead, "worker"));
        await community.Newcomer(other.Id).NoteMilestone(new(MilestoneKind.Community, new(2026, 6, 1), "worker"));
        Done(await Merges.Merge("g-" + Guid.NewGuid().ToString("n"), other.Id, one.Id, "worker", "Same passport"));
        var file = (await Files.Open(one.Id))!;
        Assert.Equal((first, MilestoneKind.Community), (Assert.Single(CareCircle.Members(file.Whole.Circle)).ProviderId, Assert.Single(file.Whole.Milestones).Kind));

        var led = await Files.ChangeCircle(file, new(second, CircleRole.Lead, "worker"));
        var left = await Files.ChangeCircle((await Files.Open(one.Id))!, new(first, null, "worker"));

        Assert.Equal([(second, CircleRole.Lead), (first, CircleRole.Agency)], led.Select(member => (member.ProviderId, member.Role)));
        Assert.Equal([second], left.Select(member => member.ProviderId));
        Assert.Null(await community.Newcomer(other.Id).CircleFor(first));
    }

    [Fact]
    public async Task S02_While_merged_referrals_and_waits_of_both_go_on()
    {
        var (one, other) = (await Lived("education"), await Lived("mentoring"));
        var merge = Done(await Merges.Merge("g-" + Guid.NewGuid().ToString("n"), other.Id, one.Id, "worker", "Same passport"));
        var file = (await Files.Open(one.Id))!;

        var referral = file.Whole.Referrals.Single(referral => referral.ServiceType == "mentoring");
        var accepted = Assert.IsType<ReferralOutcome.Done>(
            await community.Newcomer(file.OwnerOf(referral.ReferralId)).Move(new(referral.ReferralId, ReferralMove.Accept, "partner", null, null)));
        var entry = await community.Newcomer(file.OwnerOf(one.Need)).JoinWaitlist(one.Need, null);

        Assert.Equal(ReferralStatus.Accepted, accepted.Referral.Status);
        Assert.NotNull(entry);
        Assert.Equal([NeedStatus.Open, NeedStatus.Served], (await Files.Open(other.Id))!.Whole.Needs.OrderBy(need => need.ServiceType).Select(need => need.Status));

        // What was done meanwhile stays with whose it is.
        await Merges.Undo(merge.MergeId, "worker", "Wrong");
        Assert.Equal(NeedStatus.Served, Assert.Single((await Files.Open(other.Id))!.Whole.Needs).Status);
        Assert.Equal(NeedStatus.Open, Assert.Single((await Files.Open(one.Id))!.Whole.Needs).Status);
    }

    [Fact]
    public async Task S02_Merges_lead_on_and_never_in_a_circle()
    {
        var ids = new List<NewcomerId>();
        for (var person = 0; person < 3; person++)
        {
            ids.Add((await community.Arrive("digital")).Id);
        }

        var first = Done(await Merges.Merge("g-first" + ids[0].Value[2..], ids[0], ids[1], "worker", "Same"));
        var again = Done(await Merges.Merge("g-first" + ids[0].Value[2..], ids[0], ids[1], "worker", "Same"));
        var second = Done(await Merges.Merge("g-second" + ids[0].Value[2..], ids[1], ids[2], "worker", "Same"));

        Assert.Equal(first, again);
        Assert.Equal(ids[2], await Merges.Surviving(ids[0]));
        Assert.Equal(3, (await Files.Open(ids[0]))!.Whole.Needs.Length);
        Assert.IsType<MergeOutcome.AlreadyOne>(await Merges.Merge("g-third" + ids[0].Value[2..], ids[2], ids[0], "worker", "Circle"));
        Assert.IsType<MergeOutcome.AlreadyOne>(await Merges.Merge("g-fourth" + ids[0].Value[2..], ids[0], ids[2], "worker", "Twice"));
        Assert.IsType<MergeOutcome.AlreadyOne>(await Merges.Merge("g-fifth" + ids[0].Value[2..], ids[0], ids[0], "worker", "Oneself"));
        Assert.IsType<MergeOutcome.Unknown>(await Merges.Merge("g-sixth" + ids[0].Value[2..], ids[2], NewcomerId.New(), "worker", "Nobody"));

        await Merges.Undo(second.MergeId, "worker", "Wrong");
        Assert.Equal((ids[1], ids[2]), (await Merges.Surviving(ids[0]), await Merges.Surviving(ids[2])));
        Assert.Null(await Merges.Undo("g-none", "worker", "Nothing"));
    }

    [Fact]
    public async Task S02_Two_merges_at_once_the_other_way_round_make_one()
    {
        for (var round = 0; round < 10; round++)
        {
            var (one, other) = ((await community.Arrive("legal")).Id, (await community.Arrive("legal")).Id);
            var outcomes = await Task.WhenAll(
                Merges.Merge("g-a" + one.Value[2..], one, other, "worker", "Same"), Merges.Merge("g-b" + one.Value[2..], other, one, "worker", "Same"));
            Assert.Single(outcomes.OfType<MergeOutcome.Done>());
        }
    }

    [Fact]
    public async Task The_database_keeps_every_merge_as_it_was_said()
    {
        var merge = Done(await Merges.Merge("g-" + Guid.NewGuid().ToString("n"), (await community.Arrive()).Id, (await community.Arrive()).Id, "worker", "Same"));

        await Assert.ThrowsAsync<PostgresException>(() => community.Database.Run($"delete from person_merge where merge_id = '{merge.MergeId}'"));
        await Assert.ThrowsAsync<PostgresException>(() => community.Database.Run($"update person_merge set reason = 'x' where merge_id = '{merge.MergeId}'"));
        await Merges.Undo(merge.MergeId, "worker", "Wrong");
        await Assert.ThrowsAsync<PostgresException>(() =>
            community.Database.Run($"update person_merge set undone_at = null, undone_by = null, undone_reason = null where merge_id = '{merge.MergeId}'"));
    }

    [Fact]
    public async Task S02_Somebody_merged_away_is_found_as_the_person_they_are_known_as()
    {
        var (one, other) = (NewcomerId.New(), NewcomerId.New());
        await community.Newcomer(one).Register(Acts.Person("3520") with { GivenName = "Zubaida", FamilyName = "Quondam" });
        await community.Newcomer(other).Register(Acts.Person("3520") with { GivenName = "Zoubeida", FamilyName = "Kwondam" });
        Done(await Merges.Merge("g-" + Guid.NewGuid().ToString("n"), other, one, "worker", "Same"));

        Assert.Equal([one], (await new PersonFinder(database).Find("Zoubeida Kwondam", TestContext.Current.CancellationToken)).Select(person => person.NewcomerId));
        Assert.Equal([one], (await new PersonFinder(database).Find(other.Value, TestContext.Current.CancellationToken)).Select(person => person.NewcomerId));
        Assert.Equal([one], (await new DuplicateFinder(database).Likely(new() { GivenName = "Zubayda", FamilyName = "Quondam", BirthDate = new(1990, 3, 1) }, cancellation: TestContext.Current.CancellationToken)).Select(likely => likely.Person.NewcomerId));
        Assert.Empty(await new DuplicateFinder(database).Likely(new() { GivenName = "Zubayda", FamilyName = "Quondam", BirthDate = new(1990, 3, 1) }, except: one, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_household_is_kept_read_after_sleep_and_left()
    {
        var (parent, child) = ((await community.Arrive()).Id, (await community.Arrive()).Id);
        var household = HouseholdId.From("test", parent.Value);
        await community.Newcomer(parent).PlaceInHousehold(new(household, Relation.First));
        await community.Newcomer(child).PlaceInHousehold(new(household, Relation.Child));
        await community.Cluster.DeactivateAsync(community.Newcomer(child));
        Assert.Equal(new HouseholdPlace(household, Relation.Child), (await community.Newcomer(child).View())!.Household);
        Assert.Equal([(parent, Relation.First), (child, Relation.Child)], (await new Households(database).Members(household)).Select(member => (member.NewcomerId, member.Relation)));

        await community.Newcomer(child).PlaceInHousehold(null);

        Assert.Equal([parent], (await new Households(database).Members(household)).Select(member => member.NewcomerId));
        Assert.False(await community.Newcomer(NewcomerId.New()).PlaceInHousehold(new(household, Relation.Child)));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static PersonMerge Done(MergeOutcome outcome) => Assert.IsType<MergeOutcome.Done>(outcome).Merge;

    /// <summary>Somebody with an assessment, a referral under way and a place on a waitlist.</summary>
    private async Task<(NewcomerId Id, NeedId Need)> Lived(string serviceType)
    {
        var (id, need) = await community.Arrive(serviceType);
        var opening = await community.Post(2, Acts.Draft("child-care") with { ServiceType = serviceType });
        var referred = await community.Newcomer(id).Refer(new(ReferralId.New(), "worker", null, opening, need, "note"));
        Assert.IsType<ReferralOutcome.Done>(referred);

        // Nothing is ever offered there, so that what is on record stands still.
        await community.Newcomer(id).JoinWaitlist(need, ResourceId.New());
        return (id, need);
    }

    /// <summary>Everything the database holds of two people, row by row.</summary>
    private async Task<IReadOnlyList<string>> FullState(NewcomerId one, NewcomerId other)
    {
        var rows = new List<string>(await community.Database.Rows($"select * from grain_state where grain_key in ('{one}', '{other}') order by grain_key"));
        foreach (var table in new[] { "newcomer_row", "need_row", "referral_row", "waitlist_entry", "hold", "person_key", "gap_person" })
        {
            rows.AddRange(await community.Database.Rows($"select '{table}', t::text from {table} t where newcomer_id in ('{one}', '{other}') order by 2"));
        }

        return rows;
    }
}
