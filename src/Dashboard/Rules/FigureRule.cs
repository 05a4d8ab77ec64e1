using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Words;

namespace Coordination.Dashboard.Rules;

/// <summary>A number that opens to its rule.</summary>
public enum FigureRule
{
    /// <summary>W: people with an open need.</summary>
    Waiting,

    /// <summary>Units nobody has claimed.</summary>
    Free,

    /// <summary>Seats that will be missing in four weeks.</summary>
    Short,

    /// <summary>G: the gap index.</summary>
    Gap,

    /// <summary>Weeks a new entrant will wait.</summary>
    Wait,

    /// <summary>T50: days within which half are served.</summary>
    Median,

    /// <summary>Referrals without an answer for too long.</summary>
    Late,

    /// <summary>Holds that end within the hour.</summary>
    Expiring,

    /// <summary>Permanent residents who arrived in twelve months.</summary>
    Arrivals,

    /// <summary>Lambda: new needs a week.</summary>
    New,

    /// <summary>Mu: first services a week.</summary>
    Starts,

    /// <summary>Units held at this moment.</summary>
    Held,

    /// <summary>Units of confirmed reservations.</summary>
    Taken,

    /// <summary>C: confirmed seats in reach.</summary>
    Reachable,

    /// <summary>New needs a week to expect from arrivals.</summary>
    Expected,

    /// <summary>U: share of needs that nobody could serve or that wait beyond their target.</summary>
    Unmet,
}

/// <summary>Questions about a <see cref="FigureRule"/>.</summary>
public static class FigureRules
{
    /// <summary>What the number is called where it is shown.</summary>
    public static string Name(this FigureRule rule) => rule switch
    {
        FigureRule.Waiting => MapTexts.Waiting,
        FigureRule.Free => MapTexts.SeatsFree,
        FigureRule.Short => MapTexts.SeatsShort,
        FigureRule.Gap => MapTexts.GapIndex,
        FigureRule.Wait => MapTexts.ExpectedWait,
        FigureRule.Median => DeskTexts.TileMedian,
        FigureRule.Late => DeskTexts.TileLate,
        FigureRule.Expiring => DeskTexts.TileExpiring,
        FigureRule.Arrivals => MapTexts.Arrivals,
        FigureRule.New => MapTexts.PanelNew,
        FigureRule.Starts => MapTexts.PanelStarts,
        FigureRule.Held => MapTexts.PanelHeld,
        FigureRule.Taken => MapTexts.PanelTaken,
        FigureRule.Reachable => MapTexts.PanelReachable,
        FigureRule.Expected => MapTexts.PanelExpected,
        _ => RuleTexts.NameUnmet,
    };

    /// <summary>The part of the desk that lists what the number rests on; null where it rests on no list of ours.</summary>
    public static DeskTab? Records(this FigureRule rule) => rule switch
    {
        FigureRule.Waiting or FigureRule.Unmet or FigureRule.Wait => DeskTab.Names,
        FigureRule.Free or FigureRule.Held or FigureRule.Taken or FigureRule.Reachable => DeskTab.Openings,
        FigureRule.New or FigureRule.Starts or FigureRule.Gap or FigureRule.Short => DeskTab.Trend,
        FigureRule.Median => DeskTab.Equity,
        _ => null,
    };

    /// <summary>True for numbers that the desk counts, not the board.</summary>
    public static bool IsUrgent(this FigureRule rule) => rule is FigureRule.Late or FigureRule.Expiring;

    /// <summary>What is told of a number to those who may not know of a single person.</summary>
    public static string ProtectionOf(FigureRule rule) => rule switch
    {
        FigureRule.Arrivals => RuleTexts.ProtectAsIs,
        FigureRule.Gap => RuleTexts.ProtectIndex,
        FigureRule.New or FigureRule.Starts => RuleTexts.ProtectRates,
        FigureRule.Waiting or FigureRule.Free or FigureRule.Short or FigureRule.Median or FigureRule.Reachable => RuleTexts.ProtectRounded,
        _ => RuleTexts.ProtectNever,
    };

    /// <summary>True for numbers that go when people are withheld.</summary>
    public static bool RestsOnPeople(this FigureRule rule) => rule is not (FigureRule.Free or FigureRule.Arrivals);

    /// <summary>What a rule says under a heading of the texts, in a given language.</summary>
    public static string Text(string heading, FigureRule rule, CultureInfo culture) => RuleTexts.ResourceManager.GetString($"{heading}_{rule}", culture)
        ?? throw new System.Resources.MissingManifestResourceException($"{heading}_{rule} has no text.");

    /// <summary>What a rule says under a heading of the texts, its numbers filled in.</summary>
    internal static string Say(string heading, FigureRule rule) => Words.Say.With(
        Text(heading, rule, CultureInfo.CurrentUICulture), Desk.UrgentCounts.WorkingDaysMax, Domain.Resources.FreshnessRule.UncountedDays, Domain.Gaps.GapFormulas.PeopleMin);
}
