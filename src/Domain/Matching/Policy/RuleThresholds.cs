namespace Coordination.Domain.Matching.Policy;

/// <summary>The numbers in the evidence rules. The evidence gives no number for language levels: these are defaults of ours.</summary>
[GenerateSerializer, Immutable, Alias("RuleThresholds")]
public sealed record RuleThresholds
{
    /// <summary>Lowest language level for learning alone online, where the offer names none (R1). Default 5.</summary>
    [Id(0)] public int SelfDirectedNclcMin { get; init; } = 5;

    /// <summary>Highest language level that counts as low for work (R5, R6). Default 4.</summary>
    [Id(1)] public int LowNclcMax { get; init; } = 4;

    /// <summary>Months of early access from landing (R10). Default 36.</summary>
    [Id(2)] public int EarlyAccessMonths { get; init; } = 36;

    /// <summary>Months from landing at which somebody is reminded (R10). Default 24, 30, 36.</summary>
    [Id(3)] public ImmutableArray<int> EarlyAccessAlertMonths { get; init; } = [24, 30, 36];

    /// <summary>Months after the start at which results of unproven support are looked at (R6). Default 3 and 6.</summary>
    [Id(4)] public ImmutableArray<int> FollowUpMonths { get; init; } = [3, 6];

    private const int MonthsMax = 120;
    private const int FollowUps = 2;

    /// <summary>Whether the levels are levels and the months are months.</summary>
    public bool AreSound =>
        SelfDirectedNclcMin is >= 0 and <= Limits.NclcMax
        && LowNclcMax is >= 0 and <= Limits.NclcMax
        && EarlyAccessAlertMonths.Concat(FollowUpMonths).Append(EarlyAccessMonths).All(months => months is >= 1 and <= MonthsMax)
        && FollowUpMonths.Length == FollowUps;
}
