namespace Coordination.Domain.Matching.Rules;

/// <summary>What follows when a rule applies.</summary>
public enum RuleConsequence
{
    /// <summary>It is not proposed; who may override can propose it all the same.</summary>
    NotProposed,

    /// <summary>It stands below every equivalent to which the rule does not apply.</summary>
    RanksBelow,

    /// <summary>It stands above what the rule does not apply to.</summary>
    RanksFirst,

    /// <summary>It is offered with a notice.</summary>
    Notice,

    /// <summary>Somebody must approve it, and its results are looked at later.</summary>
    NeedsApproval,

    /// <summary>The plan must be holistic, with a case manager.</summary>
    NeedsCaseManager,

    /// <summary>Its parts are held together or not at all.</summary>
    AllOrNothing,

    /// <summary>It counts in the priority.</summary>
    RaisesPriority,

    /// <summary>It is never an input.</summary>
    NeverAnInput,

    /// <summary>No waiting: an alert at once, and every mode is offered.</summary>
    BypassesWaiting,
}

/// <summary>Who may decide otherwise, always with a reason.</summary>
public enum RuleOverride
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>The worker.</summary>
    Worker,

    /// <summary>A supervisor.</summary>
    Supervisor,

    /// <summary>Whoever approves such offers.</summary>
    Approver,

    /// <summary>The person themself.</summary>
    Client,
}

/// <summary>A rule that applies to one person and one offer.</summary>
/// <param name="RuleId">Such as <c>R1</c>.</param>
/// <param name="Consequence">What follows.</param>
/// <param name="Values">Numbers and words the text needs, invariant.</param>
[GenerateSerializer, Immutable, Alias("RuleFinding")]
public sealed record RuleFinding(string RuleId, RuleConsequence Consequence, ImmutableArray<string> Values)
{
    /// <summary>What it says, for a reader.</summary>
    public Remark Remark => new(Remarks.OfRule(RuleId), Values);
}

/// <summary>One rule taken from the evidence of the programme.</summary>
/// <param name="Id">Such as <c>R1</c>.</param>
/// <param name="Name">A slug for screens and files.</param>
/// <param name="Consequence">What follows when it applies.</param>
/// <param name="OverriddenBy">Who may decide otherwise; empty for nobody.</param>
/// <param name="Applies">Null when it does not apply, else the values its text needs.</param>
public sealed record EvidenceRule(
    string Id, string Name, RuleConsequence Consequence, ImmutableArray<RuleOverride> OverriddenBy, Func<RuleQuestion, ImmutableArray<string>?> Applies)
{
    /// <summary>Whether somebody in this role may decide otherwise, given a reason.</summary>
    public bool MayOverride(RuleOverride role, string? reason) => OverriddenBy.Contains(role) && !string.IsNullOrWhiteSpace(reason);
}
