using Coordination.Dashboard.Rules;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Map;

/// <summary>What is known of one division beyond the columns of the table, in the current language.</summary>
public static class PanelFacts
{
    /// <summary>The key of the division's standing.</summary>
    public const string Standing = "panel-standing";

    /// <summary>The facts: the rule of the number, its name and text. None before there is a figure.</summary>
    public static IEnumerable<(FigureRule Rule, string Name, string Text)> Of(GapFigure? figure)
    {
        if (figure is null)
        {
            yield break;
        }

        yield return (FigureRule.New, MapTexts.PanelNew, Say.Tenth(figure.NewPerWeek));
        yield return (FigureRule.Starts, MapTexts.PanelStarts, Say.Tenth(figure.StartsPerWeek));
        yield return (FigureRule.Held, MapTexts.PanelHeld, Say.Whole(figure.Held));
        yield return (FigureRule.Taken, MapTexts.PanelTaken, Say.Whole(figure.Taken));
        yield return (FigureRule.Reachable, MapTexts.PanelReachable, Say.Tenth(figure.ReachableSeats));
        yield return (FigureRule.Median, MapTexts.PanelMedian, figure.MedianDays is { } days ? Say.With(MapTexts.PanelDays, Say.Whole((long)days)) : MapTexts.NotKnown);
        yield return (FigureRule.Expected, MapTexts.PanelExpected, Say.Tenth(figure.ExpectedPerWeek));
    }

    /// <summary>The key of a fact.</summary>
    public static string KeyOf(FigureRule rule) => "panel-" + Slugs<FigureRule>.Of(rule);

    /// <summary>How the division stands: a word with the gap index.</summary>
    public static string StandingOf(GapFigure? figure) =>
        figure is null ? "" : $"{Withheld.StandingOf(figure)} {(figure.GapIndex is { } index ? Say.Whole((long)Math.Round(index)) : "")}".TrimEnd();

    /// <summary>Everything that moves: key and text.</summary>
    public static IEnumerable<(string Key, string Text)> LiveOf(GapFigure? figure) => Of(figure).Select(fact => (KeyOf(fact.Rule), fact.Text)).Prepend((Standing, StandingOf(figure)));
}
