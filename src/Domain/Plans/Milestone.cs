namespace Coordination.Domain.Plans;

/// <summary>What a young person reached (S20).</summary>
public enum MilestoneKind
{
    /// <summary>The secondary diploma.</summary>
    SecondaryDiploma,

    /// <summary>A place in the labour market: work, or an apprenticeship.</summary>
    LabourMarket,

    /// <summary>A place in the community that is theirs: a club, a role, friends.</summary>
    Community,
}

/// <summary>A milestone somebody reached; each is reached once.</summary>
/// <param name="Kind">Which.</param>
/// <param name="ReachedOn">When.</param>
/// <param name="By">Who recorded it (the signed-in user).</param>
[GenerateSerializer, Immutable, Alias("Milestone")]
public sealed record Milestone(MilestoneKind Kind, DateOnly ReachedOn, string By);
