using Coordination.Campaign.History;

namespace Coordination.Campaign.Checking;

/// <summary>
/// How long users suffer from a fault. A command is disturbed when an attempt at it went without an answer or it took
/// longer than <see cref="DisturbedMs"/>. A user's recovery from a fault is the time from its onset until the last of
/// the user's disturbed commands that began before the fault was over had its answer.
/// </summary>
internal static class Recovery
{
    private const double DisturbedMs = 1_500;

    /// <summary>A fault whose cause is gone within this time is one blow; a longer one has an end of its own.</summary>
    private const double SuddenMs = 8_000;

    /// <summary>Fewer users than this say nothing about a 95th percentile.</summary>
    private const int UsersMin = 5;

    /// <summary>What is promised, by kind of fault, in milliseconds.</summary>
    private static readonly (string Kind, double Ms)[] Bounds =
    [
        ("kill", 5_000), ("hang", 10_000), ("partition", 10_000), ("database-stop", 15_000),
    ];

    /// <summary>The recovery of every user a fault has disturbed, by kind, in milliseconds.</summary>
    public static SortedDictionary<string, List<double>> Of(ImmutableArray<Story> stories, ImmutableArray<FaultWindow> faults)
    {
        var found = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        var disturbed = stories.Where(IsDisturbed).ToArray();
        for (var index = 0; index < faults.Length; index++)
        {
            var fault = faults[index];
            var next = index + 1 < faults.Length ? faults[index + 1].OnsetMs : double.MaxValue;
            Add(fault.Kind, fault.OnsetMs, Math.Min(next, Math.Max(fault.HealedMs, fault.OnsetMs + SuddenMs)));
            if (fault.HealedMs > fault.OnsetMs + SuddenMs)
            {
                // What was cut off comes back: trouble of its own, not the slowness of the recovery from the onset.
                Add(fault.Kind + "-over", fault.HealedMs, Math.Min(next, fault.RestoredMs));
            }
        }

        void Add(string kind, double onset, double until)
        {
            var users = found.TryGetValue(kind, out var known) ? known : found[kind] = [];
            users.AddRange(disturbed
                .Where(story => story.Invoked < until && EndOf(story) > onset)
                .GroupBy(story => story.Lines[0].Client)
                .Select(user => user.Max(EndOf) - onset));
        }

        return found;
    }

    /// <summary>The promise, kept or not.</summary>
    public static IEnumerable<Violation> Check(ImmutableArray<Story> stories, ImmutableArray<FaultWindow> faults)
    {
        foreach (var violation in Repetitions(stories, faults))
        {
            yield return violation;
        }

        foreach (var (kind, users) in Of(stories, faults))
        {
            var bound = Bounds.FirstOrDefault(bound => kind.StartsWith(bound.Kind, StringComparison.Ordinal) && kind != "kill-all" && !kind.EndsWith("-over", StringComparison.Ordinal)).Ms;
            if (bound > 0 && users.Count >= UsersMin && Percentile.Of(users, 0.95) is var p95 && p95 > bound)
            {
                yield return Violation.Of(Promise.Recovery, $"after {kind}, 95 of 100 disturbed users had answers again within {p95:0} ms; promised are {bound:0} ms");
            }
        }
    }

    /// <summary>While silos are restarted one after the other, nobody needs more than one repetition.</summary>
    private static IEnumerable<Violation> Repetitions(ImmutableArray<Story> stories, ImmutableArray<FaultWindow> faults) =>
        from fault in faults
        where fault.Kind == "rolling-restart"
        from story in stories
        where story.Invoked > fault.OnsetMs && story.Invoked < fault.HealedMs
        let missed = story.Lines.Where(line => line.Command.Act != Act.Lookup && line.Reply.Outcome == Outcome.Unknown).ToArray()
        where missed.Any(line => missed.Any(before => before.CompletedMs <= line.InvokedMs))
        select Violation.Of(Promise.Recovery, $"{story.Command.Act} {story.Command.Key} failed again when it was repeated during a rolling restart", missed);

    /// <summary>A repetition that is lost after the answer was there disturbs nobody.</summary>
    private static bool IsDisturbed(Story story) =>
        EndOf(story) - story.Invoked > DisturbedMs
        || story.Lines.Any(line => line.Command.Act != Act.Lookup && line.Reply.Outcome == Outcome.Unknown && line.CompletedMs <= EndOf(story));

    /// <summary>When the user had the answer; one who walked away had it when the last attempt ended.</summary>
    private static double EndOf(Story story) =>
        story.Decided is { Command.Act: not Act.Lookup } decided ? decided.CompletedMs : story.Lines.Where(line => line.Command.Act != Act.Lookup).Max(line => line.CompletedMs);
}
