using Coordination.Campaign.History;

namespace Coordination.Campaign.Checking;

/// <summary>All attempts of one command, told as one.</summary>
internal sealed class Story
{
    private Story(Command command, ImmutableArray<HistoryLine> lines)
    {
        Command = command;
        Lines = lines;
        Invoked = lines.Where(line => line.Command.Act != Act.Lookup).Min(line => line.InvokedMs);
        Decided = lines.Where(line => line.Reply.IsDecided && !IsOtherBody(line)).MinBy(line => line.CompletedMs);
    }

    /// <summary>What was asked first.</summary>
    public Command Command { get; }

    /// <summary>Every attempt and lookup.</summary>
    public ImmutableArray<HistoryLine> Lines { get; }

    /// <summary>The attempts of its user: neither lookups nor what the end of the campaign repeats.</summary>
    public IEnumerable<HistoryLine> Attempts => Lines.Where(line => line.Command.Act != Act.Lookup && line.Client != Workload.Resolution.Client);

    /// <summary>When it was asked for the first time.</summary>
    public double Invoked { get; }

    /// <summary>The attempt or lookup that first said how it was decided; null when none did.</summary>
    public HistoryLine? Decided { get; }

    /// <summary>The answer; null when there is none.</summary>
    public Reply? Answer => Decided?.Reply;

    /// <summary>True when it was done, as far as anybody was told.</summary>
    public bool IsDone => Answer?.Outcome == Outcome.Ok;

    /// <summary>The holds of a bundle: those answered, or those it was sent for.</summary>
    public ImmutableArray<Part> BundleHolds => Answer is { Holds.Length: > 0 } answer ? answer.Holds : Command.Holds;

    /// <summary>True of an attempt with another body than the command's.</summary>
    public bool IsOtherBody(HistoryLine line) => line.Command.Act != Act.Lookup && line.Command.BodyHash != Command.BodyHash;

    /// <summary>The stories of a history; a read is a story of its own.</summary>
    public static ImmutableArray<Story> Of(ImmutableArray<HistoryLine> lines)
    {
        var reads = lines.Where(line => line.Command.Act == Act.Read).Select(line => new Story(line.Command, [line]));
        var commands = lines.Where(line => line.Command.Act != Act.Read)
            .GroupBy(line => line.Command.Key)
            .Select(group => group.OrderBy(line => line.InvokedMs).ToImmutableArray())
            .Where(group => group.Any(line => line.Command.Act != Act.Lookup))
            .Select(group => new Story(group.First(line => line.Command.Act != Act.Lookup).Command, group));
        return [.. commands, .. reads];
    }

    /// <summary>The versions of openings its answer rests on.</summary>
    public IEnumerable<(string Opening, long Version)> RestsOn()
    {
        if (Answer is { Version: { } version } answer && (answer.Opening ?? Command.Opening) is { } opening)
        {
            yield return (opening, version);
        }

        foreach (var part in Answer?.Holds ?? [])
        {
            if (part.Version is { } partVersion)
            {
                yield return (part.Opening, partVersion);
            }
        }
    }
}
