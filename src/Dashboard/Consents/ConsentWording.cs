using Coordination.Dashboard.Words;
using Coordination.Domain.Consents;

namespace Coordination.Dashboard.Consents;

/// <summary>What a person agrees to, in their own official language, whatever the language of the page.</summary>
public static class ConsentWording
{
    /// <summary>The text that is read to them and that they sign.</summary>
    /// <param name="purpose">To what they agree.</param>
    /// <param name="fields">What may be shown.</param>
    /// <param name="recipient">To whom; null for every provider they are referred to.</param>
    /// <param name="until">Until when.</param>
    /// <param name="language">Their official language, <c>en</c> or <c>fr</c>.</param>
    public static string Of(ConsentPurpose purpose, IEnumerable<string> fields, BilingualText? recipient, DateOnly until, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language + "-CA");
        return string.Format(
            culture,
            In("Wording_" + purpose, culture),
            recipient?.In(culture) ?? In("EverMine", culture),
            string.Join(", ", fields.Select(field => Words.Words.OfField(field, culture))),
            until.ToString("d MMMM yyyy", culture));
    }

    /// <summary>One of the texts about consent in a given language.</summary>
    public static string In(string name, CultureInfo culture) => ConsentTexts.ResourceManager.GetString(name, culture)!;

    /// <summary>What a consent is about, in words of the page.</summary>
    public static string SubjectOf(Consent consent) =>
        consent.Purpose == ConsentPurpose.Sharing ? string.Join(", ", consent.Fields.Select(Words.Words.OfField)) : Words.Words.Of(consent.Purpose);
}
