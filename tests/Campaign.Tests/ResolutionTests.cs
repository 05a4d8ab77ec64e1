using Coordination.Campaign.Checking;
using Coordination.Campaign.History;
using Coordination.Campaign.Workload;
using Xunit;

namespace Coordination.Campaign.Tests;

/// <summary>What became of commands that nobody has heard the answer of.</summary>
public sealed class ResolutionTests
{
    private static readonly Command Join = new() { Act = Act.Join, Key = "cut-off", Newcomer = "n-1", Need = "d-1", Resource = "r-1" };

    [Fact]
    public async Task A_command_that_a_crash_interrupted_is_found_out_by_repeating_it_and_nobody_is_said_to_have_waited_for_that()
    {
        var journal = new Journal(TimeProvider.System);
        journal.Add(0, 0, Join, 0, Reply.Unknown(0, "cut off"));
        Assert.Equal(1, await Resolution.LookUpAll(new Interrupted(), journal, TimeSpan.FromSeconds(10)));

        var story = Assert.Single(Story.Of(journal.Lines()));
        Assert.True(story.IsDone);
        Assert.Equal("w-1", story.Answer!.Entry);
        Assert.Equal(journal.Lines()[0], Assert.Single(story.Attempts));
        var user = Assert.Single(Recovery.Of([story], [new("kill", "", -1, 0, 1_000)])["kill"]);
        Assert.Equal(story.Lines[0].CompletedMs + 1, user, 0.001);
    }

    /// <summary>A system in which a crash has cut a command off.</summary>
    private sealed class Interrupted : ITarget
    {
        public int Doors => 1;

        public bool HasBundles => false;

        public int Choose(int preferred, int? not) => 0;

        public Task<Reply> Send(int door, Command command) => Task.FromResult(command.Act == Act.Lookup
            ? Reply.Unknown(200, "interrupted")
            : new() { Outcome = Outcome.Ok, Status = 201, Entry = "w-1" });

        public Task<IReadOnlyList<Offer>> Offers() => Task.FromResult<IReadOnlyList<Offer>>([]);
    }
}
