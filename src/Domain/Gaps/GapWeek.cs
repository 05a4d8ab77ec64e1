namespace Coordination.Domain.Gaps;

/// <summary>How a figure stood in one week.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="Index">G; null without demand or for too few people.</param>
/// <param name="Waiting">People with an open need.</param>
/// <param name="Seats">C: confirmed seats in reach.</param>
/// <param name="NewPerWeek">Lambda.</param>
/// <param name="StartsPerWeek">Mu.</param>
/// <param name="Free">Units nobody has claimed.</param>
/// <param name="Taken">Units of confirmed reservations.</param>
/// <param name="IsEstimated">Worked out afterwards, with the seats of a later day.</param>
public sealed record GapWeek(DateOnly Week, double? Index, int Waiting, double Seats, double NewPerWeek, double StartsPerWeek, long Free, long Taken, bool IsEstimated)
{
    /// <summary>Share of the units posted that are taken, 0 to 1; 1 when nothing is posted.</summary>
    public double Fill => Free + Taken <= 0 ? 1 : Taken / (double)(Free + Taken);

    /// <summary>C - W - lambda H: seats to spare in four weeks, when above 0.</summary>
    public double Spare => Seats - Waiting - (NewPerWeek * GapFormulas.HorizonWeeks);

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly Of(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
