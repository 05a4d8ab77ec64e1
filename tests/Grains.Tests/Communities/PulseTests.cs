using Coordination.Domain;
using Coordination.Domain.Communities;
using Coordination.Grains.Communities;
using Coordination.Grains.Live;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Communities;

public sealed class PulseTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private static readonly PulseKeys Keys = new([1, 2, 3]);

    private LaunchPulse Wanted => new("35", PulseAudience.Both, new("Enough seats?", "Assez de places?"), Pulse.Scale, community.Clock.GetUtcNow().AddDays(1), "funder");

    [Fact]
    public async Task S78_Each_person_answers_once_and_neither_name_nor_answer_is_kept_with_their_key()
    {
        var pulse = Start(out var id);
        Assert.False(await pulse.Show("nobody yet"));
        await pulse.Launch(Wanted);
        var key = Keys.Of("worker", id);
        Assert.NotEqual(key, Keys.Of("worker", "pulse-other"));
        Assert.True(await pulse.Show(key));
        Assert.True(await pulse.Show(Keys.Of("partner", id)));

        Assert.Equal(PulseOutcome.Counted, await pulse.Answer(new(key, "3520", 4)));
        await community.Cluster.DeactivateAsync(pulse);
        Assert.Equal(PulseOutcome.Answered, await pulse.Answer(new(key, "3520", 1)));
        Assert.False(await pulse.Show(key));
        Assert.Equal(PulseOutcome.Unknown, await pulse.Answer(new("other", "5915", 1)));
        Assert.Equal(PulseOutcome.Unknown, await pulse.Answer(new("other", "3520", 5)));

        var counts = await pulse.Counts();
        Assert.Equal(2, counts.ShownTo);
        Assert.Equal([0, 0, 0, 0, 1], Assert.Single(counts.Tallies).Counts);
        var kept = Assert.Single(await community.Database.Rows($"select payload from grain_state where grain_key = '{id}'"));
        Assert.DoesNotContain("worker", kept.Replace("\"audience\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S78_A_pulse_that_has_ended_takes_no_answer()
    {
        var pulse = Start(out _);
        await pulse.Launch(Wanted with { EndsAt = community.Clock.GetUtcNow().AddMinutes(-1) });
        Assert.Equal(PulseOutcome.Over, await pulse.Answer(new("somebody", "3520", 0)));
        Assert.False(await pulse.Show("somebody"));
    }

    [Fact]
    public async Task S78_Outside_the_numbers_of_a_minute_stand_until_the_next()
    {
        var pulse = Start(out _);
        await pulse.Launch(Wanted);
        community.Clock.Ahead = UntilNextMinute(community.Clock) + TimeSpan.FromSeconds(1);
        Assert.Empty((await pulse.CountsOfMinute()).Tallies);
        await pulse.Answer(new("somebody", "3520", 2));

        Assert.Empty((await pulse.CountsOfMinute()).Tallies);
        Assert.Single((await pulse.Counts()).Tallies);

        community.Clock.Ahead += PublishedMinute.Period;
        Assert.Equal([0, 0, 1, 0, 0], Assert.Single((await pulse.CountsOfMinute()).Tallies).Counts);
        community.Clock.Ahead = TimeSpan.Zero;
    }

    [Fact]
    public async Task S78_A_refused_answer_counts_nothing()
    {
        var pulse = Start(out var id);
        await pulse.Launch(Wanted);
        await using (await Refusal.OfState(community.Database, id))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => pulse.Answer(new("somebody", "3520", 0)));
        }

        Assert.Empty((await pulse.Counts()).Tallies);
        Assert.Equal(PulseOutcome.Counted, await pulse.Answer(new("somebody", "3520", 0)));
    }

    /// <summary>How far the minute's end is.</summary>
    private static TimeSpan UntilNextMinute(TimeProvider clock) => TimeSpan.FromTicks(PublishedMinute.Period.Ticks - (clock.GetUtcNow().Ticks % PublishedMinute.Period.Ticks));

    private IPulseGrain Start(out string id) => community.Grains.GetGrain<IPulseGrain>(id = IPulseGrain.Prefix + Ids.NewKey());
}
