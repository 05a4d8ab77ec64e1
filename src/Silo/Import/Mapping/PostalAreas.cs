using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Coordination.Silo.Import.Mapping;

/// <summary>Canadian postal codes: the province by the letter, and the census division where a letter and digit lie in only one.</summary>
internal static partial class PostalAreas
{
    private static readonly FrozenDictionary<string, string> Divisions = new Dictionary<string, string>
    {
        ["B3"] = "1209",
        ["G1"] = "2423",
        ["G2"] = "2423",
        ["H1"] = "2466",
        ["H2"] = "2466",
        ["H3"] = "2466",
        ["H4"] = "2466",
        ["H5"] = "2466",
        ["H7"] = "2465",
        ["H8"] = "2466",
        ["H9"] = "2466",
        ["J4"] = "2458",
        ["K1"] = "3506",
        ["K2"] = "3506",
        ["L2"] = "3526",
        ["L5"] = "3521",
        ["L8"] = "3525",
        ["N6"] = "3539",
        ["N9"] = "3537",
        ["P3"] = "3553",
        ["P6"] = "3557",
        ["P7"] = "3558",
        ["R2"] = "4611",
        ["R3"] = "4611",
        ["S7"] = "4711",
        ["T2"] = "4806",
        ["T3"] = "4806",
        ["T5"] = "4811",
        ["T6"] = "4811",
        ["V5"] = "5915",
        ["V6"] = "5915",
        ["V7"] = "5915",
        ["X1"] = "6106",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, string> Provinces = new Dictionary<char, string>
    {
        ['A'] = "10",
        ['B'] = "12",
        ['C'] = "11",
        ['E'] = "13",
        ['G'] = "24",
        ['H'] = "24",
        ['J'] = "24",
        ['K'] = "35",
        ['L'] = "35",
        ['M'] = "35",
        ['N'] = "35",
        ['P'] = "35",
        ['R'] = "46",
        ['S'] = "47",
        ['T'] = "48",
        ['V'] = "59",
        ['Y'] = "60",
    }.ToFrozenDictionary();

    /// <summary>The first Canadian postal code in a text, as <c>K7L1G5</c>; null when there is none.</summary>
    public static string? CodeIn(string text) =>
        Code().Match(text.ToUpperInvariant()) is { Success: true } match ? match.Value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal) : null;

    /// <summary>The division of a code; null where the area reaches into several.</summary>
    public static string? Division(string code) => code[0] switch
    {
        'M' => "3520",
        'Y' => "6001",
        _ => Divisions.GetValueOrDefault(code[..2]),
    };

    /// <summary>The province of a code; null for X, which two territories share.</summary>
    public static string? Province(string code) => Provinces.GetValueOrDefault(code[0]);

    [GeneratedRegex(@"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
