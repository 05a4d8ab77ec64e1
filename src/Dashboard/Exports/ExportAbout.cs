using Coordination.Dashboard.Words;
using Coordination.Domain.Pictures;
using Coordination.Domain.Protection;

namespace Coordination.Dashboard.Exports;

/// <summary>What must be known of a file: the first sheet of a workbook, in the reader's language and then in the other.</summary>
public static class ExportAbout
{
    private static readonly CultureInfo English = new("en-CA");
    private static readonly CultureInfo French = new("fr-CA");

    /// <summary>What it says, a name and a text a line.</summary>
    /// <param name="export">What goes out.</param>
    /// <param name="by">The signed-in user.</param>
    /// <param name="at">When it goes out.</param>
    public static ImmutableArray<(string Name, string Text)> Of(Export export, string by, DateTimeOffset at)
    {
        var (first, second) = Say.Language == "fr" ? (French, English) : (English, French);
        return [.. In(first, () => Lines(export, by, at)), ("", ""), .. In(second, () => Lines(export, by, at))];
    }

    private static ImmutableArray<(string Name, string Text)> Lines(Export export, string by, DateTimeOffset at) =>
    [
        (ExportTexts.What, $"{Words.Words.Of(export.Kind)} – {export.Title()}"),
        .. export.Filters.Select(filter => (filter.Label(), filter.Words())),
        (ExportTexts.Rows, Say.Whole(export.Table.Rows.Length)),
        (ExportTexts.AsOf, Utc(export.AsOf)),
        (ExportTexts.At, Utc(at)),
        (ExportTexts.By, by),
        (ExportTexts.Protection, export.Protection switch
        {
            ExportProtection.Protected => Say.With(ExportTexts.Protected, KeyedOffsets.Base, FigureProtection.PublishedMin),
            ExportProtection.Personal => ExportTexts.Personal,
            ExportProtection.Open => ExportTexts.Open,
            _ => ExportTexts.Exact,
        }),
    ];

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static T In<T>(CultureInfo culture, Func<T> say)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
