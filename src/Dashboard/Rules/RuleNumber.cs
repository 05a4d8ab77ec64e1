using Coordination.Dashboard.Map;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Rules;

/// <summary>A number of a figure as it is written on tiles and panels.</summary>
public static class RuleNumber
{
    /// <summary>The number of a figure; what stands for it where there is none.</summary>
    public static string Of(FigureRule rule, GapFigure? figure) => figure switch
    {
        null => MapTexts.NotKnown,
        { IsWithheld: true } when rule.RestsOnPeople() => Withheld.Text,
        { IsProtected: true } when rule is FigureRule.Wait or FigureRule.Held or FigureRule.Taken or FigureRule.Expected => RuleTexts.NotTold,
        { GapIndex: null } when rule == FigureRule.Gap => Words.Words.Of(figure.Standing),
        _ => Value(rule, figure) is { } value ? Text(rule, value) : MapTexts.NotKnown,
    };

    /// <summary>A value of that kind as it is written.</summary>
    public static string Text(FigureRule rule, double value) => rule switch
    {
        FigureRule.Gap => Say.Whole((long)Math.Round(Math.Round(value, 1))),
        FigureRule.Wait => Say.With(MapTexts.Weeks, Say.Tenth(Math.Round(value, 1))),
        FigureRule.Median => Say.With(MapTexts.PanelDays, Say.Whole((long)value)),
        FigureRule.New or FigureRule.Starts or FigureRule.Reachable or FigureRule.Expected => Say.Tenth(Math.Round(value, 2)),
        FigureRule.Unmet => value.ToString("P0", CultureInfo.CurrentCulture),
        _ => Say.Whole((long)value),
    };

    private static double? Value(FigureRule rule, GapFigure figure) => rule switch
    {
        FigureRule.Waiting => figure.Waiting,
        FigureRule.Free => figure.Available,
        FigureRule.Short => figure.SeatsShort,
        FigureRule.Gap => figure.GapIndex,
        FigureRule.Wait => figure.ExpectedWaitWeeks,
        FigureRule.Median => figure.MedianDays,
        FigureRule.Arrivals => figure.Arrivals12Months,
        FigureRule.New => figure.NewPerWeek,
        FigureRule.Starts => figure.StartsPerWeek,
        FigureRule.Held => figure.Held,
        FigureRule.Taken => figure.Taken,
        FigureRule.Reachable => figure.ReachableSeats,
        FigureRule.Expected => figure.ExpectedPerWeek,
        _ => null,
    };
}
