namespace Coordination.Domain.Plans;

/// <summary>The years after landing in which help counts most, and how much of them is left.</summary>
/// <param name="ClosesOn">The day on which they are over.</param>
/// <param name="MonthsLeft">Whole months until then, 0 or more.</param>
/// <param name="AlertsPassed">Of the months at which a worker is alerted, those that have passed, in order.</param>
[GenerateSerializer, Immutable, Alias("EarlyAccess")]
public sealed record EarlyAccess(DateOnly ClosesOn, int MonthsLeft, ImmutableArray<int> AlertsPassed)
{
    /// <summary>Reads the clock; null when the day of landing is not known.</summary>
    /// <param name="landedOn">The day of landing.</param>
    /// <param name="today">The day.</param>
    /// <param name="months">How long the window is.</param>
    /// <param name="alerts">At which months to alert.</param>
    public static EarlyAccess? Of(DateOnly? landedOn, DateOnly today, int months, ImmutableArray<int> alerts) => landedOn is { } landed
        ? new(landed.AddMonths(months), MonthsUntil(landed.AddMonths(months), today), [.. alerts.Where(alert => today >= landed.AddMonths(alert)).Order()])
        : null;

    private static int MonthsUntil(DateOnly closes, DateOnly today) =>
        Math.Max(0, ((closes.Year - today.Year) * 12) + closes.Month - today.Month - (closes.Day < today.Day ? 1 : 0));
}
