namespace Coordination.Dashboard.Words;

/// <summary>Numbers, times and filled-in texts as the reader's language writes them.</summary>
public static class Say
{
    /// <summary>A text with its places filled in; numbers are written as the language writes them.</summary>
    public static string With(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>A whole number with the language's own spaces or commas.</summary>
    public static string Whole(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A number with one decimal.</summary>
    public static string Tenth(double number) => number.ToString("N1", CultureInfo.CurrentCulture);

    /// <summary>One of two texts by number: French takes the singular for 0 and 1, English for 1 alone.</summary>
    public static string ByNumber(int number, string one, string many) => number == 1 || (number == 0 && Language == "fr") ? one : many;

    /// <summary>How long something is or was, in its largest unit.</summary>
    public static string Age(TimeSpan span) => span switch
    {
        { TotalSeconds: < 90 } => With(Texts.Seconds, Math.Max(0, (int)span.TotalSeconds)),
        { TotalMinutes: < 90 } => With(Texts.Minutes, (int)span.TotalMinutes),
        { TotalHours: < 36 } => With(Texts.Hours, (int)span.TotalHours),
        _ => With(Texts.Days, (int)span.TotalDays),
    };

    /// <summary>A day, written out short.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A day and a time of day.</summary>
    public static string DayAndTime(DateTimeOffset instant) =>
        $"{instant.ToString("d MMM yyyy", CultureInfo.CurrentCulture)}, {instant.ToString("t", CultureInfo.CurrentCulture)}";

    /// <summary>The language code of the page, for <c>lang</c>.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "fr" : "en";

    /// <summary>The language code of the text that is shown of a bilingual one, when it is not the page's; else null.</summary>
    public static string? OtherLanguage(BilingualText text) =>
        text.IsHalfTranslated && string.IsNullOrWhiteSpace(Language == "fr" ? text.Fr : text.En) ? (Language == "fr" ? "en" : "fr") : null;

    /// <summary>A bilingual text in the reader's language.</summary>
    public static string In(BilingualText text) => text.In(CultureInfo.CurrentUICulture);
}
