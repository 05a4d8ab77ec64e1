using Coordination.Domain.Newcomers;
using Coordination.Grains.Demonstration;
using Coordination.Grains.Tests.Community;
using Xunit;

namespace Coordination.Grains.Tests.Storage;

/// <summary>A write that the database refuses has not happened: the next call reads what is committed.</summary>
public sealed class FailedWritesTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    [Fact]
    public async Task A_refused_registration_has_registered_nobody()
    {
        var id = NewcomerId.New();
        await using (await Refusal.OfState(community.Database, id.Value))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => community.Newcomer(id).Register(Acts.Person("3520")));
        }

        Assert.Null(await community.Newcomer(id).View());
        Assert.Equal("2466", (await community.Newcomer(id).Register(Acts.Person("2466"))).Person.RegionCode);
    }

    [Fact]
    public async Task A_refused_interview_is_not_seen_even_by_a_question_that_waited_behind_it()
    {
        var (id, need) = await community.Arrive();
        var command = new Grains.Newcomers.AssessNewcomer(AssessmentId.New(), "worker", new([new("legal", 5)], [], [], null));
        await using (await Refusal.OfState(community.Database, id.Value))
        {
            var refused = community.Newcomer(id).Assess(command);
            var seen = community.Newcomer(id).View();
            await Assert.ThrowsAnyAsync<Exception>(() => refused);
            Assert.Equal([need], (await seen)!.Needs.Select(item => item.NeedId));
        }

        Assert.Equal([need], (await community.Newcomer(id).View())!.Needs.Select(item => item.NeedId));
        Assert.Equal(command.AssessmentId, (await community.Newcomer(id).Assess(command))!.AssessmentId);
        Assert.Equal(2, (await community.Newcomer(id).View())!.Needs.Length);
    }

    [Fact]
    public async Task A_refused_membership_makes_nobody_a_member()
    {
        var (id, user) = (await community.Register(), $"user-{Guid.NewGuid():n}");
        await using (await Refusal.OfState(community.Database, id.Value))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => community.Provider(id).PutMember(user));
        }

        Assert.Empty((await community.Provider(id).View())!.Members);
        Assert.Equal([user], (await community.Provider(id).PutMember(user))!.Members);
    }

    [Fact]
    public async Task A_refused_profile_describes_nothing()
    {
        var provider = await community.Register();
        var draft = Acts.Draft();
        await community.Provider(provider).PutResource(draft);
        var resource = community.Resource(draft.ResourceId);
        var changed = (await resource.Profile())! with { RegionCode = "2466" };
        await using (await Refusal.OfState(community.Database, draft.ResourceId.Value))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => resource.Describe(changed));
        }

        Assert.Equal("3520", (await resource.Profile())!.RegionCode);
        await resource.Describe(changed);
        Assert.Equal("2466", (await resource.Profile())!.RegionCode);
    }

    [Fact]
    public async Task A_refused_setting_leaves_the_simulator_as_it_was()
    {
        var simulator = community.Grains.GetGrain<ISimulatorGrain>(ISimulatorGrain.Key);
        Assert.Equal(SimulatorSettings.Default, await simulator.Settings());
        await simulator.Set(new(true, 60));
        await using (await Refusal.OfState(community.Database, ISimulatorGrain.Key))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => simulator.Set(new(false, 1)));
        }

        Assert.Equal(new SimulatorSettings(true, 60), await simulator.Settings());
        await simulator.Set(new(false, 99_999));
        await community.Cluster.DeactivateAsync(simulator);
        Assert.Equal(new SimulatorSettings(false, SimulatorSettings.ActsPerMinuteMax), await simulator.Settings());
    }
}
