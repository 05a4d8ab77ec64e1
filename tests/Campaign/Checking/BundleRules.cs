using Coordination.Campaign.History;

namespace Coordination.Campaign.Checking;

/// <summary>A bundle is confirmed whole, in one transaction, or not at all.</summary>
internal static class BundleRules
{
    /// <summary>Every bundle of which a part was confirmed.</summary>
    public static IEnumerable<Violation> Check(LedgerStory ledger, ImmutableArray<Story> stories) => Answered(ledger, stories).Concat(Stored(ledger));

    /// <summary>As the ledger itself tells it: also of bundles whose answer nobody has heard.</summary>
    private static IEnumerable<Violation> Stored(LedgerStory ledger)
    {
        foreach (var bundle in ledger.Holds.Where(hold => hold.Value[0].Bundle is not null).GroupBy(hold => hold.Value[0].Bundle))
        {
            var confirmed = bundle.SelectMany(hold => hold.Value.Where(row => row.Kind == "confirmed")).ToArray();
            if (confirmed.Length > 0 && (confirmed.Length != bundle.Count() || confirmed.DistinctBy(row => row.Transaction).Count() > 1))
            {
                yield return Violation.OfRows(Promise.NoPartBundle, $"bundle {bundle.Key}: {confirmed.Length} of {bundle.Count()} stored holds were confirmed together", confirmed);
            }
        }
    }

    private static IEnumerable<Violation> Answered(LedgerStory ledger, ImmutableArray<Story> stories)
    {
        foreach (var placed in stories.Where(story => story is { Command.Act: Act.PlaceBundle, IsDone: true }))
        {
            var holds = placed.Answer!.Holds;
            var confirmed = holds.SelectMany(part => ledger.OfHold(part.Hold).Where(row => row.Kind == "confirmed")).ToArray();
            if (holds.Length != placed.Command.Parts.Length)
            {
                yield return Violation.Of(Promise.NoPartBundle, $"bundle {placed.Answer.Bundle} was answered with {holds.Length} of {placed.Command.Parts.Length} parts", placed.Decided!);
            }
            else if (confirmed.Length > 0 && confirmed.Length != holds.Length)
            {
                yield return Violation.OfRows(Promise.NoPartBundle, $"bundle {placed.Answer.Bundle}: {confirmed.Length} of {holds.Length} holds were confirmed", confirmed);
            }
            else if (confirmed.DistinctBy(row => row.Transaction).Count() > 1)
            {
                yield return Violation.OfRows(Promise.NoPartBundle, $"bundle {placed.Answer.Bundle} was confirmed in several transactions: a reader may have seen a part", confirmed);
            }
        }
    }
}
