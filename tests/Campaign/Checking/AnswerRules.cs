using Coordination.Campaign.History;

namespace Coordination.Campaign.Checking;

/// <summary>What users were told must have been true at the version it was said of, must be said alike each time, and must be said at all.</summary>
internal static class AnswerRules
{
    /// <summary>Everything wrong with answers.</summary>
    public static IEnumerable<Violation> Check(LedgerStory ledger, ImmutableArray<Story> stories)
    {
        // A hold that users hold in their hands exists; telling them otherwise means that it was lost or not looked for.
        var known = stories.Where(story => story.IsDone).SelectMany(Known).ToHashSet();
        foreach (var story in stories)
        {
            foreach (var violation in Alike(story).Concat(IsKnown(story)))
            {
                yield return violation;
            }

            if (story.Answer is { Outcome: Outcome.Rejected } && Untrue(ledger, story, known) is { } why)
            {
                yield return Violation.Of(Promise.NothingStale, $"{story.Command.Act} {story.Command.Key} was refused as {story.Answer.Slug}, but {why}", story.Decided!);
            }
            else if (story is { Command.Act: Act.Read, IsDone: true, Answer: { Version: { } version } read }
                && (ledger.At(story.Command.Opening, version) is not { } row || (row.Maximum, row.Held, row.Taken) != (read.Maximum, read.Held, read.Taken)))
            {
                yield return Violation.Of(Promise.NothingStale, $"version {version} of {story.Command.Opening} was never as it was shown", story.Decided!);
            }
        }
    }

    private static IEnumerable<string> Known(Story story) => story.Command.Act switch
    {
        Act.Place => [story.Answer!.Hold!],
        Act.PlaceBundle => [story.Answer!.Bundle!],
        _ => [],
    };

    private static string? Untrue(LedgerStory ledger, Story story, HashSet<string> known)
    {
        var (command, answer) = (story.Command, story.Answer!);
        var row = answer.Version is { } version ? ledger.At(answer.Opening ?? command.Opening, version) : null;
        if (answer.Version is > 0 && row is null)
        {
            return $"version {answer.Version} of {answer.Opening ?? command.Opening} does not exist";
        }

        var hold = ledger.OfHold(command.Hold).Where(one => one.Version <= (answer.Version ?? long.MaxValue)).ToArray();
        return answer.Slug switch
        {
            "exhausted" when command.Act == Act.Place && row is not null && row.Free >= command.Units => $"{row.Free} units were free and {command.Units} asked for",
            "below-commitments" when row is not null && row.Held + row.Taken <= command.Maximum => $"only {row.Held + row.Taken} units were promised",
            "lapsed" when command.Act is Act.Confirm or Act.Release or Act.Extend && hold.All(one => one.Kind != "expired") => "its hold had not expired",
            "already-resolved" when command.Act is Act.Confirm or Act.Release or Act.Extend
                && hold.All(one => one.Kind is "held" or "extended" or "expired") => "its hold had not ended",
            "not-found" when command.Hold is { } id && known.Contains(id) => "its hold had been answered with success",
            "not-found" when command.Bundle is { } id && known.Contains(id) => "its bundle had been answered with success",
            "closed" => "nobody closes openings here",
            "already-holding" => "nobody holds for a need here",
            _ => null,
        };
    }

    private static IEnumerable<Violation> Alike(Story story)
    {
        var same = story.Lines.Where(line => line.Reply.IsDecided && !story.IsOtherBody(line)).ToArray();
        foreach (var line in same.Where(line => line.Reply.Likeness != same[0].Reply.Likeness).Take(1))
        {
            yield return Violation.Of(Promise.OncePerKey, $"{story.Command.Act} {story.Command.Key} was answered in two ways", same[0], line);
        }

        foreach (var line in story.Lines.Where(line => story.IsOtherBody(line) && line.Reply.IsDecided && line.Reply.Slug != "idempotency-mismatch"))
        {
            yield return Violation.Of(Promise.OncePerKey, $"{story.Command.Key} was taken with another body", same.Append(line));
        }
    }

    private static IEnumerable<Violation> IsKnown(Story story)
    {
        var last = story.Lines.Where(line => line.Command.Act == Act.Lookup).MaxBy(line => line.CompletedMs);
        if (story.Command.IsWrite && story.Decided is null && last?.Reply.Outcome != Outcome.NotReceived)
        {
            yield return Violation.Of(Promise.NoUnknowns, $"what became of {story.Command.Act} {story.Command.Key} cannot be found out", story.Lines.TakeLast(4));
        }
    }
}
