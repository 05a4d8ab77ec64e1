namespace Coordination.Domain.Resources;

/// <summary>How far what a provider posted can still be believed.</summary>
public enum Freshness
{
    /// <summary>Confirmed within the week.</summary>
    Fresh,

    /// <summary>The provider is asked whether it is still true; it counts until then.</summary>
    Due,

    /// <summary>Nobody has confirmed it for a month: its free units are neither counted as supply nor proposed to anybody.</summary>
    Uncounted,

    /// <summary>Nobody has confirmed it for two months: only its provider is shown it, to wake it.</summary>
    Asleep,
}

/// <summary>Tells freshness from the clock alone, in whole days (UTC), so that nothing has to run for an opening to fall asleep.</summary>
public static class FreshnessRule
{
    /// <summary>From this many days on the provider is asked.</summary>
    public const int DueDays = 7;

    /// <summary>From this many days on free units do not count.</summary>
    public const int UncountedDays = 30;

    /// <summary>From this many days on the opening sleeps.</summary>
    public const int AsleepDays = 60;

    /// <summary>The freshness on a day.</summary>
    /// <param name="affirmedAt">When the provider last posted, changed, closed, reopened or affirmed it.</param>
    /// <param name="today">The day.</param>
    public static Freshness Of(DateTimeOffset affirmedAt, DateOnly today) => DaysSince(affirmedAt, today) switch
    {
        < DueDays => Freshness.Fresh,
        < UncountedDays => Freshness.Due,
        < AsleepDays => Freshness.Uncounted,
        _ => Freshness.Asleep,
    };

    /// <summary>The freshness at a moment.</summary>
    public static Freshness Of(DateTimeOffset affirmedAt, DateTimeOffset now) => Of(affirmedAt, DateOnly.FromDateTime(now.UtcDateTime));

    /// <summary>Whole days since the provider last said so.</summary>
    public static int DaysSince(DateTimeOffset affirmedAt, DateOnly today) => today.DayNumber - DateOnly.FromDateTime(affirmedAt.UtcDateTime).DayNumber;

    /// <summary>The last day on which free units count when nobody confirms them again.</summary>
    public static int LastCountedDay(DateTimeOffset affirmedAt) => DateOnly.FromDateTime(affirmedAt.UtcDateTime).DayNumber + UncountedDays - 1;

    /// <summary>True while free units count as supply and are proposed.</summary>
    public static bool Counts(this Freshness freshness) => freshness is Freshness.Fresh or Freshness.Due;
}
