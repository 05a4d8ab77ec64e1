using Coordination.Campaign.History;

namespace Coordination.Campaign.Checking;

/// <summary>Offers go to whom is first in line, and a person has one offer at a time.</summary>
internal sealed class WaitlistRules(LedgerStory ledger, Evidence evidence, ImmutableArray<Story> stories)
{
    /// <summary>Between looking at the line and committing the offer somebody better placed may join; longer than this it may not take.</summary>
    private static readonly TimeSpan DecisionMax = TimeSpan.FromSeconds(5);

    /// <summary>Scores closer than this are not told apart: they grow while people wait.</summary>
    private const double ScoreStep = 0.01;

    /// <summary>Every hold that an entry names as its offer.</summary>
    private readonly HashSet<string?> named = [.. evidence.Waitlist.Select(entry => entry.Hold)];

    /// <summary>Every offer out of order or beside another.</summary>
    public IEnumerable<Violation> Check()
    {
        var resources = stories.Where(story => story is { Command.Act: Act.Post, IsDone: true })
            .ToDictionary(story => story.Answer!.Opening!, story => story.Command.Resource);
        var joined = stories.Where(story => story is { Command.Act: Act.Join, IsDone: true })
            .GroupBy(story => story.Answer!.Entry!).ToDictionary(group => group.Key, group => group.Min(story => story.Decided!.CompletedMs));
        var offers = evidence.Waitlist.ToDictionary(entry => entry, entry => Offers(entry, resources).ToArray());
        foreach (var violation in Twice())
        {
            yield return violation;
        }

        foreach (var (entry, rows) in offers)
        {
            if (rows.Length > 1)
            {
                yield return Violation.OfRows(Promise.WaitlistInOrder, $"waitlist entry {entry.Entry} was offered {rows.Length} places", rows);
            }

            foreach (var row in rows.Take(1))
            {
                var decided = LookedAt(row);
                var passed = offers.Keys.FirstOrDefault(other => other.Resource == entry.Resource && other != entry && IsBefore(other, entry)
                    && joined.TryGetValue(other.Entry, out var at) && evidence.StartedAt.AddMilliseconds(at) < decided
                    && (offers[other] is not [var first, ..] || first.RecordedAt > row.RecordedAt));
                if (passed is not null)
                {
                    yield return new(
                        Promise.WaitlistInOrder,
                        $"{entry.Entry} (band {entry.Band}, score {entry.Score}) was offered a place before {passed.Entry} (band {passed.Band}, score {passed.Score}), who waited for the same",
                        [.. stories.Where(story => story.Command.Act == Act.Join && (story.Answer?.Entry == entry.Entry || story.Answer?.Entry == passed.Entry)).Select(story => story.Decided!)],
                        [row, .. offers[passed]]);
                }
            }
        }
    }

    /// <summary>Who joined once has one entry: a join that was repeated and put its need in line again is carried out twice.</summary>
    private IEnumerable<Violation> Twice() =>
        from entries in evidence.Waitlist.Where(entry => entry.Need is not null).GroupBy(entry => (entry.Need, entry.Resource))
        let joins = stories.Where(story => story.Command.Act == Act.Join && (story.Command.Need, story.Command.Resource) == entries.Key).ToArray()
        where entries.Count() > joins.Length
        select new Violation(
            Promise.OncePerKey,
            $"need {entries.Key.Need} was put in line for {entries.Key.Resource} {entries.Count()} times ({string.Join(", ", entries.Select(entry => entry.Entry))}) by {joins.Length} commands",
            [.. joins.SelectMany(story => story.Lines)],
            []);

    /// <summary>The places offered to an entry: the hold it names, and those for its need that no other entry names.</summary>
    private IEnumerable<LedgerRow> Offers(WaitlistRow entry, Dictionary<string, string?> resources) => ledger.Holds
        .Select(hold => hold.Value[0])
        .Where(row => row.Kind == "held" && (row.Hold == entry.Hold
            || (row.Need is not null && row.Need == entry.Need && resources.GetValueOrDefault(row.Opening) == entry.Resource && !named.Contains(row.Hold))))
        .OrderBy(row => row.RecordedAt);

    /// <summary>When the line was looked at, at the latest; during a fault a silo may have stood still in between.</summary>
    private DateTimeOffset LookedAt(LedgerRow row)
    {
        var latest = row.RecordedAt - DecisionMax;
        var atMs = (row.RecordedAt - evidence.StartedAt).TotalMilliseconds;
        return evidence.Faults
            .Where(fault => fault.OnsetMs < atMs && atMs < Math.Max(fault.HealedMs, fault.RestoredMs) + DecisionMax.TotalMilliseconds)
            .Select(fault => evidence.StartedAt.AddMilliseconds(fault.OnsetMs) - DecisionMax)
            .Append(latest).Min();
    }

    private static bool IsBefore(WaitlistRow first, WaitlistRow second) =>
        first.Band < second.Band
        || (first.Band == second.Band && first.TargetDays == second.TargetDays && first.Score > second.Score + ScoreStep)
        || (first.Band == second.Band && first.TargetDays == second.TargetDays && Math.Abs(first.Score - second.Score) < 1e-9 && first.JoinedAt < second.JoinedAt);
}
