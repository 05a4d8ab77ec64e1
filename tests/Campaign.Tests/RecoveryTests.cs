using Coordination.Campaign.Checking;
using Coordination.Campaign.History;
using Xunit;

namespace Coordination.Campaign.Tests;

/// <summary>From when to when a user has suffered.</summary>
public sealed class RecoveryTests
{
    [Theory]
    [InlineData("hang", 22_000)]
    [InlineData("rolling-restart", 2_000)]
    public void After_a_blow_the_time_runs_from_its_onset_and_in_a_rolling_restart_from_the_question(string kind, double expectedMs)
    {
        var slow = new HistoryLine(1, 0, 0, new() { Act = Act.Place, Key = "slow" }, 30_000, 32_000, new() { Outcome = Outcome.Ok });
        var users = Recovery.Of(Story.Of([slow]), [new(kind, "", 10_000, 35_000, 36_000)])[kind];
        Assert.Equal(expectedMs, Assert.Single(users));
    }
}
