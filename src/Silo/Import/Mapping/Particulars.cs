using System.Collections.Immutable;
using System.Globalization;
using Coordination.Domain;
using Coordination.Silo.Import.Reading;

namespace Coordination.Silo.Import.Mapping;

/// <summary>Names, languages and ages as our own profiles have them.</summary>
internal static class Particulars
{
    /// <summary>Known languages in order. A list that names neither official language adds to the one the entry is written in.</summary>
    public static ImmutableArray<string> Languages(ListedOffer offer, ImportRemarks remarks)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var language in offer.Languages)
        {
            if (LanguageCodes.Find(language) is { } code)
            {
                codes.Add(code);
            }
            else
            {
                remarks.Warn(offer.Where, $"language \"{language}\" is not known and left out; a code of ISO 639 or an English or French name is right");
            }
        }

        if (codes.Count > 0 && !codes.Contains("en") && !codes.Contains("fr"))
        {
            codes.Add(offer.Title.En.Length > 0 ? "en" : "fr");
        }

        return [.. codes];
    }

    /// <summary>The ages it is for; a bound that makes no sense is left out.</summary>
    public static (int? Min, int? Max) Ages(ListedOffer offer, ImportRemarks remarks)
    {
        var (min, max) = (Age(offer.AgeMin, offer.Where, remarks), Age(offer.AgeMax, offer.Where, remarks));
        if (min > max)
        {
            remarks.Warn(offer.Where, $"youngest age {min} is above oldest age {max}; both are left out");
            return (null, null);
        }

        return (min, max);
    }

    /// <summary>A name within our bounds.</summary>
    public static BilingualText Name(BilingualText text, string where, ImportRemarks remarks)
    {
        // PostgreSQL keeps no control characters in its documents.
        text = new(Visible(text.En), Visible(text.Fr));
        if (text.En.Length <= Limits.NameLengthMax && text.Fr.Length <= Limits.NameLengthMax)
        {
            return text;
        }

        remarks.Warn(where, $"name is longer than {Limits.NameLengthMax} letters and was cut");
        return new(Cut(text.En), Cut(text.Fr));
    }

    private static int? Age(string text, string where, ImportRemarks remarks)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var years) && years >= 0 && years <= Limits.AgeMax)
        {
            return (int)years;
        }

        remarks.Warn(where, $"age \"{text}\" is left out; a number from 0 to {Limits.AgeMax} is right");
        return null;
    }

    private static string Cut(string text) =>
        text.Length <= Limits.NameLengthMax ? text : text[..(char.IsHighSurrogate(text[Limits.NameLengthMax - 1]) ? Limits.NameLengthMax - 1 : Limits.NameLengthMax)];

    private static string Visible(string text) => text.Any(char.IsControl) ? string.Concat(text.Where(letter => !char.IsControl(letter))) : text;
}
