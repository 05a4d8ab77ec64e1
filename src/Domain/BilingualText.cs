using System.Globalization;

namespace Coordination.Domain;

/// <summary>One text in both official languages.</summary>
/// <param name="En">English; empty when only the French is known.</param>
/// <param name="Fr">French; empty when only the English is known.</param>
public sealed record BilingualText(string En, string Fr)
{
    /// <summary>The text in the culture's language, else in the other one; cultures other than French read English.</summary>
    public string In(CultureInfo culture)
    {
        var (wanted, other) = culture.TwoLetterISOLanguageName == "fr" ? (Fr, En) : (En, Fr);
        return wanted.Length > 0 ? wanted : other;
    }
}
