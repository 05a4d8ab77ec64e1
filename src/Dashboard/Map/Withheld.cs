using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Map;

/// <summary>What stands where a count may not be told. It does not say why: the region may have few people, or one beside it that could be worked out.</summary>
public static class Withheld
{
    /// <summary>In place of a number.</summary>
    public static string Text => DeskTexts.Withheld;

    /// <summary>The word for a figure's index, or that it is withheld.</summary>
    public static string StandingOf(GapFigure figure) => figure.IsWithheld ? Text : Words.Words.Of(figure.Standing);
}
