using System.Globalization;

namespace Coordination.Domain;

/// <summary>One text in both official languages.</summary>
/// <param name="En">The English text; empty when nobody has written one yet.</param>
/// <param name="Fr">The French text; empty when nobody has written one yet.</param>
[GenerateSerializer, Immutable, Alias("BilingualText")]
public sealed record BilingualText(string En, string Fr)
{
    /// <summary>The text in the language of <paramref name="culture"/>, or the other language when that one is empty.</summary>
    public string In(CultureInfo culture)
    {
        var french = culture.TwoLetterISOLanguageName == "fr";
        var wanted = french ? Fr : En;
        return string.IsNullOrWhiteSpace(wanted) ? (french ? En : Fr) : wanted;
    }

    /// <summary>True when one of the two languages is missing; screens mark such a text.</summary>
    public bool IsHalfTranslated => string.IsNullOrWhiteSpace(En) || string.IsNullOrWhiteSpace(Fr);
}
