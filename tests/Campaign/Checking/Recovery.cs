using Coordination.Campaign.Faults;
using Coordination.Campaign.History;

namespace Coordination.Campaign.Checking;

/// <summary>
/// How long users suffer from a fault. A command is disturbed at the moment an attempt at it ends without an answer or it has
/// taken longer than <see cref="DisturbedMs"/>. A user's recovery is the time from the fault's onset until the last of the
/// user's commands that it disturbed had its answer. After a sudden fault a user who has worked for <see cref="CalmMs"/>
/// undisturbed has recovered; of a lasting one every disturbance until its end counts. A rolling restart is no blow: there it is
/// how long the user's longest disturbed command took.
/// </summary>
internal static class Recovery
{
    private const double DisturbedMs = 1_500;

    private const double CalmMs = 3_000;

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
        var disturbed = stories.Where(story => MomentOf(story) is not null).ToArray();
        for (var index = 0; index < faults.Length; index++)
        {
            var fault = faults[index];
            var next = index + 1 < faults.Length ? faults[index + 1].OnsetMs : double.MaxValue;
            var isLasting = fault.HealedMs > fault.OnsetMs + SuddenMs;
            Add(fault.Kind, fault.OnsetMs, Math.Min(next, isLasting ? fault.HealedMs : fault.OnsetMs + SuddenMs), isLasting ? double.MaxValue : CalmMs);
            if (isLasting)
            {
                // What was cut off comes back: trouble of its own, not the slowness of the recovery from the onset.
                Add(fault.Kind + "-over", fault.HealedMs, Math.Min(next, fault.RestoredMs), CalmMs);
            }
        }

        void Add(string kind, double onset, double until, double calm)
        {
            var users = found.TryGetValue(kind, out var known) ? known : found[kind] = [];
            users.AddRange(disturbed
                .Where(story => MomentOf(story) is { } moment && moment > onset && moment <= until)
                .GroupBy(story => story.Lines[0].Client)
                .Select(user => kind == FaultKinds.Rolling ? user.Max(story => EndOf(story) - story.Invoked) : LastEnd(user, calm) - onset));
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
        where fault.Kind == FaultKinds.Rolling
        from story in stories
        where story.Invoked > fault.OnsetMs && story.Invoked < fault.HealedMs
        let missed = story.Attempts.Where(line => line.Reply.Outcome == Outcome.Unknown).ToArray()
        where missed.Any(line => missed.Any(before => before.CompletedMs <= line.InvokedMs))
        select Violation.Of(Promise.Recovery, $"{story.Command.Act} {story.Command.Key} failed again when it was repeated during a rolling restart", missed);

    /// <summary>When the last disturbed command ended, before the user was undisturbed for long enough.</summary>
    private static double LastEnd(IEnumerable<Story> user, double calm)
    {
        var end = double.NaN;
        foreach (var story in user.OrderBy(story => story.Invoked).TakeWhile(story => !(story.Invoked - end > calm)))
        {
            end = double.IsNaN(end) ? EndOf(story) : Math.Max(end, EndOf(story));
        }

        return end;
    }

    /// <summary>When it was first disturbed; null for never. A repetition that is lost after the answer was there disturbs nobody.</summary>
    private static double? MomentOf(Story story)
    {
        var end = EndOf(story);
        var moments = story.Attempts
            .Where(line => line.Reply.Outcome == Outcome.Unknown && line.CompletedMs <= end)
            .Select(line => (double?)line.CompletedMs);
        return (end - story.Invoked > DisturbedMs ? moments.Append(story.Invoked + DisturbedMs) : moments).Min();
    }

    /// <summary>When the user had the answer; one who walked away had it when the last attempt ended.</summary>
    private static double EndOf(Story story) =>
        story.Decided is { } decided && story.Attempts.Contains(decided) ? decided.CompletedMs : story.Attempts.Max(line => line.CompletedMs);
}
