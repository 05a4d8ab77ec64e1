namespace Coordination.Dashboard.Map;

/// <summary>What the server tells the drawing: a line for each thing, its parts between tabs. map.js reads it.</summary>
/// <remarks>Not JSON: it travels as one text within a circuit's own JSON, where each quotation mark would take six bytes.</remarks>
public static class PaintLines
{
    /// <summary>Where the reader stands. Everything else follows it anew.</summary>
    public static string View(string view, string? selected, string ramp, string title) => Line("view", view, selected ?? "", ramp, title);

    /// <summary>A region: its shade, what is written on it, what is said of it, and its cells in the table.</summary>
    public static string Region(string code, string shade, string text, string label, IEnumerable<string> cells) => Line(["region", code, shade, text, label, .. cells]);

    /// <summary>A number of the page.</summary>
    public static string Value(string key, string text) => Line("value", key, text);

    /// <summary>When the figures were true.</summary>
    public static string Time(DateTimeOffset at) => Line("time", at.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>How much has happened here since the process began.</summary>
    public static string Events(long count) => Line("events", count.ToString(CultureInfo.InvariantCulture));

    private static string Line(params IEnumerable<string> parts) => string.Join('\t', parts) + "\n";
}
