using Coordination.Dashboard.Words;
using Coordination.Domain.Consents;

namespace Coordination.Dashboard.Consents;

/// <summary>What a person agrees to, in their own official language, whatever the language of the page.</summary>
public static class ConsentWording
{
    /// <summary>The text that is read to them and that they sign.</summary>
    /// <param name="fields">What may be shown.</param>
    /// <param name="recipient">To whom; null for every provider they are referred to.</param>
    /// <param name="until">Until when.</param>
    /// <param name="language">Their official language, <c>en</c> or <c>fr</c>.</param>
    public static string Of(IEnumerable<string> fields, BilingualText? recipient, DateOnly until, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language + "-CA");
        return string.Format(
            culture,
            In("Wording", culture),
            recipient?.In(culture) ?? In("Ever", culture),
            string.Join(", ", fields.Select(field => Words.Words.OfField(field, culture))),
            until.ToString("d MMMM yyyy", culture));
    }

    /// <summary>One of the texts about consent in a given language.</summary>
    public static string In(string name, CultureInfo culture) => ConsentTexts.ResourceManager.GetString(name, culture)!;

    /// <summary>The fields of a consent, as words of the page.</summary>
    public static string FieldsOf(Consent consent) => string.Join(", ", consent.Fields.Select(Words.Words.OfField));
}
