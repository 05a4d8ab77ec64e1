using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace Coordination.Silo.Tests.Telemetry;

/// <summary>The names by which Prometheus knows instruments, and those that a query uses.</summary>
internal static partial class MetricNames
{
    private static readonly string[] Words = ["and", "or", "unless", "on", "ignoring", "bool", "offset"];

    /// <summary>Of every instrument that exists in this process, whether it has a value yet or not.</summary>
    public static HashSet<string> Published()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) => names.UnionWith(Of(instrument));
        listener.Start();
        return names;
    }

    /// <summary>Of every sample that was read.</summary>
    public static HashSet<string> Read(string scrape) =>
        [.. scrape.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line[..line.IndexOfAny(['{', ' '])])];

    /// <summary>That a query asks for. Labels and functions are left out.</summary>
    public static IEnumerable<string> Used(string query) =>
        Name().Matches(Grouping().Replace(Selector().Replace(query, ""), "")).Select(match => match.Value).Where(name => !Words.Contains(name)).Distinct();

    /// <summary>Labels that a query names.</summary>
    public static IEnumerable<string> Labels(string query) =>
        Selector().Matches(query).SelectMany(match => Label().Matches(match.Value).Select(label => label.Groups[1].Value))
            .Concat(Grouping().Matches(query).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))).Distinct();

    private static IEnumerable<string> Of(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_').Replace('-', '_');
        var unit = instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" or "bytes" => "_bytes", _ => "" };
        name = name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit;
        var kind = instrument.GetType().Name.Split('`')[0];
        return kind switch
        {
            "Histogram" => [$"{name}_bucket", $"{name}_sum", $"{name}_count"],
            "Counter" or "ObservableCounter" => [$"{name}_total"],
            _ => [name],
        };
    }

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Selector();

    [GeneratedRegex(@"\b(?:by|without)\s*\(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"([a-z_]+)\s*(?:=~|!~|!=|=)")]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<![\w.])[a-zA-Z_:][\w:]*(?!\s*\(|\w)")]
    private static partial Regex Name();
}
