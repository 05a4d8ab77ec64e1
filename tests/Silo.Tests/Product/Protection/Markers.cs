using System.Text.RegularExpressions;

namespace Coordination.Silo.Tests.Product.Protection;

/// <summary>Words and numbers that stand for what nobody outside may know: found anywhere in what a funder is answered, they leaked.</summary>
internal static partial class Markers
{
    public const string GivenName = "Zebediah";
    public const string FamilyName = "Quillfeather";
    public const string ProviderName = "Marzipan Lighthouse";
    public const string Title = "Bassoon Repair Circle";
    public const string Note = "wears a teal waistcoat";

    /// <summary>Units free, held and taken in the division, and in its province and territory too.</summary>
    public const int Free = 1_237;
    public const int Held = 2_741;
    public const int Taken = 3_469;

    /// <summary>People who wait there.</summary>
    public const int Waiting = 1_913;

    private static readonly string[] Words = [GivenName, FamilyName, "Marzipan", "Bassoon", "teal waistcoat"];

    /// <summary>What of them a text gives away; empty for nothing.</summary>
    public static IReadOnlyList<string> In(string text) =>
    [
        .. Words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)),
        .. Numbers().Matches(text).Select(match => match.Value).Distinct(),
    ];

    /// <summary>The numbers as they stand in JSON and as they are shown in English and French; not as a part of a longer number or an id.</summary>
    [GeneratedRegex(@"(?<![\w./-])(1[,\u00A0\u202F ]?237|2[,\u00A0\u202F ]?741|3[,\u00A0\u202F ]?469|1[,\u00A0\u202F ]?913|1&#xA0;237|2&#xA0;741|3&#xA0;469|1&#xA0;913)(?![\w:/-])")]
    private static partial Regex Numbers();
}
