using Coordination.Campaign.History;

namespace Coordination.Campaign.Checking;

/// <summary>Every success must be found in the ledger, and every row of the ledger must be somebody's doing: once.</summary>
internal sealed class ClaimRules(LedgerStory ledger, Evidence evidence, ImmutableArray<Story> stories)
{
    private readonly Dictionary<(string Opening, long Version), Story> claims = [];
    private readonly List<Violation> violations = [];

    /// <summary>Everything lost, and everything done that nobody was told of.</summary>
    public IReadOnlyList<Violation> Check()
    {
        // Those who say at which version they did it come first: a command that found its work done already claims no row.
        foreach (var story in stories.Where(story => story.IsDone).OrderBy(story => story.Decided!.CompletedMs))
        {
            Claim(story);
        }

        Unclaimed();
        return violations;
    }

    private void Claim(Story story)
    {
        var (command, answer) = (story.Command, story.Answer!);
        switch (command.Act)
        {
            case Act.Post:
                Exact(story, ledger.At(answer.Opening, 1), "posted");
                break;
            case Act.Place:
                Exact(story, ledger.OfHold(answer.Hold).FirstOrDefault(row => row.Kind == "held"), "held", answer.Version, command.Units, command.Opening);
                break;
            case Act.Confirm:
                ExactOrBefore(story, command.Hold, answer.Version, "confirmed");
                break;
            case Act.Release:
                ExactOrBefore(story, command.Hold, answer.Version, "released", "cancelled");
                break;
            case Act.Extend:
                Extended(story);
                break;
            case Act.Change:
                Changed(story);
                break;
            case Act.PlaceBundle:
                foreach (var part in answer.Holds)
                {
                    var asked = command.Parts.FirstOrDefault(one => one.Opening == part.Opening);
                    Exact(story, ledger.OfHold(part.Hold).FirstOrDefault(row => row.Kind == "held"), "held", null, asked?.Units ?? part.Units, part.Opening);
                }

                break;
            case Act.ConfirmBundle:
                OfEach(story, "confirmed");
                break;
            case Act.ReleaseBundle:
                OfEach(story, "released", "cancelled", "expired");
                break;
            case Act.Join when evidence.Waitlist.All(entry => entry.Entry != answer.Entry):
                Lost(story, $"waitlist entry {answer.Entry} is not there");
                break;
        }
    }

    private void Exact(Story story, LedgerRow? row, string kind, long? version = null, int? units = null, string? opening = null)
    {
        if (row is null)
        {
            Lost(story, $"nothing was {kind}");
        }
        else if (row.Kind != kind || (version ?? row.Version) != row.Version || (units ?? row.Units) != row.Units || (opening ?? row.Opening) != row.Opening)
        {
            Lost(story, $"the answer says version {version}, the ledger has {row.Kind} of {row.Units} units at version {row.Version} of {row.Opening}");
        }
        else
        {
            Take(story, row);
        }
    }

    /// <summary>A confirmation or release at its version, or one before it that another command has made.</summary>
    private void ExactOrBefore(Story story, string? hold, long? version, params string[] kinds)
    {
        var row = ledger.OfHold(hold).LastOrDefault(row => kinds.Contains(row.Kind));
        if (row is null || row.Version > (version ?? row.Version))
        {
            Lost(story, $"hold {hold} was not {kinds[0]} by version {version}");
        }
        else if (row.Version == (version ?? row.Version))
        {
            Take(story, row);
        }
    }

    private void Extended(Story story)
    {
        var (hold, version) = (story.Command.Hold!, story.Answer!.Version ?? long.MaxValue);
        var expiry = ledger.ExpiryAt(hold, version);
        if (expiry is null || Math.Abs((expiry.Value - (story.Answer.ExpiresAt ?? expiry.Value)).TotalMilliseconds) > 1)
        {
            Lost(story, $"hold {hold} holds until {expiry:O} at version {version}");
        }
        else if (ledger.OfHold(hold).FirstOrDefault(row => row.Kind == "extended" && row.Version == version) is { } row)
        {
            Take(story, row);
        }
    }

    private void Changed(Story story)
    {
        var row = ledger.At(story.Command.Opening, story.Answer!.Version ?? 0);
        if (row is null || row.Maximum != story.Command.Maximum)
        {
            Lost(story, $"the maximum is {row?.Maximum} at version {story.Answer.Version}");
        }
        else if (row.Kind == "maximum-changed" && !claims.ContainsKey((row.Opening, row.Version)))
        {
            Take(story, row);
        }
    }

    private void OfEach(Story story, params string[] kinds)
    {
        foreach (var part in story.BundleHolds)
        {
            if (ledger.OfHold(part.Hold).LastOrDefault(row => kinds.Contains(row.Kind)) is not { } row)
            {
                Lost(story, $"hold {part.Hold} of bundle {story.Command.Bundle} was not {kinds[0]}");
            }
            else
            {
                claims.TryAdd((row.Opening, row.Version), story);
            }
        }
    }

    private void Take(Story story, LedgerRow row)
    {
        // A confirmation or extension that finds its work done says so, and rests on the row that did it.
        if (!claims.TryAdd((row.Opening, row.Version), story) && story.Command.Act is not (Act.Confirm or Act.Extend) && claims[(row.Opening, row.Version)] is var other && other != story)
        {
            violations.Add(Violation.Of(
                Promise.NothingLost, $"two commands were told that they made version {row.Version} of {row.Opening}", other.Decided!, story.Decided!));
        }
    }

    private void Unclaimed()
    {
        var offered = evidence.Waitlist.Select(entry => entry.Hold).OfType<string>().ToHashSet();
        var waiting = evidence.Waitlist.Select(entry => entry.Need).OfType<string>().ToHashSet();
        var failedParts = stories.Where(story => story.Command.Act == Act.PlaceBundle && (!story.IsDone || story.Lines.Any(line => line.Reply.Outcome == Outcome.Unknown)))
            .SelectMany(story => story.Command.Parts.Select(part => part.Opening)).ToHashSet();
        var failedResolutions = stories.Where(story => story.Command.Act is Act.ReleaseBundle && !story.IsDone)
            .SelectMany(story => story.Command.Holds).Select(part => part.Hold).OfType<string>().ToHashSet();
        foreach (var (_, rows) in ledger.Openings)
        {
            foreach (var row in rows.Where(row => row.Kind != "expired" && !claims.ContainsKey((row.Opening, row.Version))))
            {
                var hold = ledger.OfHold(row.Hold);
                var isOffer = row.Kind == "held" && ((row.Hold is { } id && offered.Contains(id)) || (row.Need is { } need && waiting.Contains(need)));

                // A bundle that was refused, or cut off and begun again, gives back what it had taken; nothing of it may be confirmed.
                var isRemnant = row.Kind is "held" or "released" && failedParts.Contains(row.Opening)
                    && hold.All(one => one.Kind is "held" or "released" or "expired" && !claims.ContainsKey((one.Opening, one.Version)));
                var isPartRelease = row.Kind is "released" && row.Hold is { } released && failedResolutions.Contains(released);
                if (!isOffer && !isRemnant && !isPartRelease)
                {
                    violations.Add(new(
                        Promise.OncePerKey,
                        $"{row.Kind} at version {row.Version} of {row.Opening} is nobody's, or done twice",
                        [.. stories.Where(story => IsAbout(story, row)).SelectMany(story => story.Lines).Take(6)],
                        [row]));
                }
            }
        }
    }

    private static bool IsAbout(Story story, LedgerRow row) => row.Kind == "held"
        ? story.Command.Act == Act.Place && story.Command.Opening == row.Opening && Math.Abs((story.Answer?.Version ?? -100) - row.Version) < 10
        : story.Command.Hold == row.Hold && row.Hold is not null;

    private void Lost(Story story, string what) => violations.Add(Violation.Of(
        Promise.NothingLost, $"{story.Command.Act} {story.Command.Key}: {what}", story.Decided!));
}
