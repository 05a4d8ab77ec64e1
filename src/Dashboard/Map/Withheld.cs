using Coordination.Dashboard.Words;
using Coordination.Domain.Protection;

namespace Coordination.Dashboard.Map;

/// <summary>What stands where a count may not be told.</summary>
public static class Withheld
{
    /// <summary>"fewer than 10".</summary>
    public static string Text => Say.With(DeskTexts.FewerThan, FigureProtection.PublishedMin);
}
