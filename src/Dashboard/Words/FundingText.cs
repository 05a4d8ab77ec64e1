using Coordination.Domain.Resources;

namespace Coordination.Dashboard.Words;

/// <summary>Who pays for a resource, in words.</summary>
public static class FundingText
{
    /// <summary>The label.</summary>
    public static string Of(Funding funding, CultureInfo culture) => funding switch
    {
        { IsSettlementProgram: true } => Text(nameof(FindingTexts.FundedSettlement), culture),
        { Funder: { } funder } => string.Format(culture, Text(nameof(FindingTexts.FundedNamed), culture), funder),
        _ => Text(nameof(FindingTexts.FundedOther), culture),
    };

    private static string Text(string key, CultureInfo culture) => FindingTexts.ResourceManager.GetString(key, culture)!;
}
