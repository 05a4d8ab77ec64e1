using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Desk;

/// <summary>Labels of gaps in words, with what they rest on (S09).</summary>
public static class LabelText
{
    /// <summary>A sentence.</summary>
    public static string Of(LabelFinding finding) => Say.With(
        finding.Label switch
        {
            GapLabel.Recurring => DeskTexts.LabelRecurring,
            GapLabel.Emerging => DeskTexts.LabelEmerging,
            _ => DeskTexts.LabelOpportunity,
        },
        finding.Number.ToString("0.#", CultureInfo.CurrentCulture),
        finding.Against.ToString("0.#", CultureInfo.CurrentCulture)) + (finding.IsEstimated ? $" ({DeskTexts.LabelEstimated})" : "");
}
