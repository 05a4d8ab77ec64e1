namespace Coordination.Domain.Newcomers;

/// <summary>A worker's decision that a person needs more, or less, help than the interview came to.</summary>
/// <param name="Level">What the worker decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="At">When.</param>
/// <param name="Computed">What the interview came to by itself.</param>
[GenerateSerializer, Immutable, Alias("ResultOverride")]
public sealed record ResultOverride(NeedLevel Level, string Reason, string By, DateTimeOffset At, AssessmentResult Computed)
{
    /// <summary>The result by this decision: crisis and a legal date stay what they are, high vulnerability follows the level.</summary>
    public AssessmentResult Result => Computed with
    {
        Level = Level,
        Band = Computed.Band is PriorityBand.Crisis or PriorityBand.Deadline ? Computed.Band
            : Level == NeedLevel.High ? PriorityBand.HighVulnerability
            : PriorityBand.Other,
    };
}
