namespace Coordination.Domain.Gaps;

/// <summary>The gap index and its parts (formula F3). The weights are defaults of ours; the methods are referenced.</summary>
public static class GapFormulas
{
    /// <summary>H: the horizon in weeks.</summary>
    public const double HorizonWeeks = 4;

    /// <summary>Half-life of weekly rates, in weeks.</summary>
    public const double RateHalfLifeWeeks = 4;

    /// <summary>Fewer people than this are too few to say anything about.</summary>
    public const int PeopleMin = 5;

    /// <summary>From this index on a region is short.</summary>
    public const double ShortFrom = 50;

    /// <summary>Days of a mean year.</summary>
    public const double DaysPerYear = 365.25;

    /// <summary>Weight of load in the index.</summary>
    public const double LoadWeight = 0.35;

    /// <summary>Weight of time in the index.</summary>
    public const double TimeWeight = 0.25;

    /// <summary>Weight of unmet needs in the index.</summary>
    public const double UnmetWeight = 0.30;

    /// <summary>Weight of accessibility in the index.</summary>
    public const double AccessWeight = 0.10;

    /// <summary>Weeks of a year, leap years in their turn.</summary>
    public const double WeeksPerYear = DaysPerYear / 7;

    /// <summary>1 - min(1, (C + mu H) / (W + lambda H)); 0 when there is no demand.</summary>
    public static double Load(double waiting, double newPerWeek, double seats, double startsPerWeek)
    {
        var demand = waiting + (newPerWeek * HorizonWeeks);
        return demand <= 0 ? 0 : 1 - Math.Min(1, (seats + (startsPerWeek * HorizonWeeks)) / demand);
    }

    /// <summary>min(1, T50 / (2 target)); with no median yet (fewer than half served) the wait counts as twice the target.</summary>
    public static double Time(double? medianDays, double targetDays, bool anyoneWaits) =>
        medianDays is { } median ? Math.Min(1, median / (2 * targetDays)) : anyoneWaits ? 1 : 0;

    /// <summary>Share of the needs of the last 13 weeks that nobody could serve or that wait beyond target, 0 to 1.</summary>
    public static double Unmet(int unmetLately, int waitingBeyondTarget, int openedLately)
    {
        var unmet = unmetLately + waitingBeyondTarget;
        return unmet == 0 ? 0 : Math.Min(1, unmet / (double)Math.Max(openedLately, unmet));
    }

    /// <summary>1 - min(1, A / A of the country); 0 when the country has no supply to compare with.</summary>
    public static double Access(double access, double countryAccess) =>
        countryAccess <= 0 ? 0 : 1 - Math.Min(1, access / countryAccess);

    /// <summary>G, 0 (balanced) to 100 (critical).</summary>
    public static double Index(double load, double time, double unmet, double access) =>
        100 * ((LoadWeight * load) + (TimeWeight * time) + (UnmetWeight * unmet) + (AccessWeight * access));

    /// <summary>The word for an index, read in whole numbers, as people see it: what is shown as 50 is not called "tight".</summary>
    public static GapStanding StandingOf(double index) => Math.Round(index) switch
    {
        >= 75 => GapStanding.Critical,
        >= ShortFrom => GapStanding.Short,
        >= 25 => GapStanding.Tight,
        _ => GapStanding.Balanced,
    };

    /// <summary>max(0, ceil(W + lambda H - C - mu H)).</summary>
    public static int SeatsShort(double waiting, double newPerWeek, double seats, double startsPerWeek) =>
        (int)Math.Max(0, Math.Ceiling(Math.Round(waiting + (newPerWeek * HorizonWeeks) - seats - (startsPerWeek * HorizonWeeks), 6)));

    /// <summary>W / mu in weeks (Little's law); null when nothing starts.</summary>
    public static double? ExpectedWaitWeeks(double waiting, double startsPerWeek) =>
        waiting <= 0 ? 0 : startsPerWeek <= 0 ? null : waiting / startsPerWeek;

    /// <summary>New needs a week to expect from the arrivals of twelve months, of whom this share has such a need.</summary>
    public static double ExpectedPerWeek(double arrivals12Months, double share) => arrivals12Months / WeeksPerYear * share;

    /// <summary>Phi: 1 to 7 days since the provider confirmed, then falling evenly to 0 at 60 (formula F2). Units of <see cref="Resources.FreshnessRule.UncountedDays"/> and more are not asked about: they do not count.</summary>
    public static double Freshness(double daysSinceAffirmed) =>
        daysSinceAffirmed <= 7 ? 1 : Math.Max(0, (60 - daysSinceAffirmed) / 53);
}
