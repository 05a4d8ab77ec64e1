namespace Coordination.Domain.Referrals;

/// <summary>About where somebody stands in line. The exact place is not told: it moves both ways as others join, and would be read as a promise.</summary>
public enum PositionBand
{
    /// <summary>Among the first five.</summary>
    FirstFive,

    /// <summary>Sixth to twentieth.</summary>
    UpToTwenty,

    /// <summary>Twenty-first to fiftieth.</summary>
    UpToFifty,

    /// <summary>Further back.</summary>
    BeyondFifty,
}

/// <summary>From a place to its band.</summary>
public static class PositionBands
{
    private const int First = 5;
    private const int Second = 20;
    private const int Third = 50;

    /// <summary>The band of a place; 1 is the first in line.</summary>
    public static PositionBand Of(int place) =>
        place <= First ? PositionBand.FirstFive : place <= Second ? PositionBand.UpToTwenty : place <= Third ? PositionBand.UpToFifty : PositionBand.BeyondFifty;
}
