namespace Coordination.Campaign.Checking;

/// <summary>Holds a recorded history against the ledger. Pure: the same evidence gives the same findings.</summary>
internal static class Checker
{
    /// <summary>Every promise found broken.</summary>
    public static Findings Check(Evidence evidence)
    {
        var ledger = new LedgerStory(evidence.Rows);
        var stories = Story.Of(evidence.Lines);
        return new(ledger, stories,
        [
            .. LedgerRules.Check(ledger, evidence),
            .. new ClaimRules(ledger, evidence, stories).Check(),
            .. AnswerRules.Check(ledger, stories),
            .. OrderRules.Check(stories),
            .. BundleRules.Check(ledger, stories),
            .. new WaitlistRules(ledger, evidence, stories).Check(),
            .. Lateness.Check(ledger, evidence),
            .. Recovery.Check(stories, evidence.Faults),
        ]);
    }
}

/// <summary>What the checker found.</summary>
/// <param name="Ledger">The ledger, sorted.</param>
/// <param name="Stories">The commands.</param>
/// <param name="Violations">Every promise found broken.</param>
internal sealed record Findings(LedgerStory Ledger, ImmutableArray<Story> Stories, ImmutableArray<Violation> Violations)
{
    /// <summary>How many times a promise was broken.</summary>
    public int Count(Promise promise) => Violations.Count(violation => violation.Promise == promise);
}
