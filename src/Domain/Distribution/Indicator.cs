namespace Coordination.Domain.Distribution;

/// <summary>What regions can be compared by.</summary>
public enum Indicator
{
    /// <summary>Share of need minus share of seats (formula F9).</summary>
    Shares,

    /// <summary>The gap index (formula F3).</summary>
    Gap,

    /// <summary>Median wait.</summary>
    Wait,

    /// <summary>Needs met, of the outcomes that were told.</summary>
    Outcomes,

    /// <summary>Dollars for each person who starts.</summary>
    Cost,
}
