using System.Collections.Frozen;
using Coordination.Domain.Geography;

namespace Coordination.Silo.Import.Mapping;

/// <summary>Provinces and territories by letters and names, and the division of each capital.</summary>
internal static class Provinces
{
    /// <summary>The division of the capital: where something that serves all of Canada and has no other place is filed.</summary>
    public const string CapitalOfCanada = "3506";

    private static readonly (string Code, string Capital, string[] Words)[] Known =
    [
        ("10", "1001", ["nl", "nf", "nfld", "newfoundland", "t.-n.-l."]),
        ("11", "1102", ["pe", "pei", "p.e.i.", "ipe"]),
        ("12", "1209", ["ns", "n.s.", "ne", "n.-e."]),
        ("13", "1310", ["nb", "n.b.", "n.-b."]),
        ("24", "2423", ["qc", "pq", "que", "que."]),
        ("35", "3520", ["on", "ont", "ont."]),
        ("46", "4611", ["mb", "man", "man."]),
        ("47", "4706", ["sk", "sask", "sask."]),
        ("48", "4811", ["ab", "alta", "alta.", "alb"]),
        ("59", "5917", ["bc", "b.c.", "cb", "c.-b."]),
        ("60", "6001", ["yt", "yk"]),
        ("61", "6106", ["nt", "nwt", "n.w.t.", "tno"]),
        ("62", "6204", ["nu", "nvt"]),
    ];

    private static readonly FrozenDictionary<string, string> ByWord = Known
        .SelectMany(province => province.Words.Append(province.Code).Append(Folded.Of(RegionTable.Find(province.Code)!.Name.En)).Append(Folded.Of(RegionTable.Find(province.Code)!.Name.Fr))
            .Select(word => (Word: word, province.Code)))
        .DistinctBy(pair => pair.Word)
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Code, StringComparer.Ordinal);

    /// <summary>The two-digit code of a province; null when the text names none.</summary>
    public static string? Find(string text) => ByWord.GetValueOrDefault(Folded.Of(text));

    /// <summary>The division of a province's capital.</summary>
    public static string Capital(string provinceCode) => Known.First(province => province.Code == provinceCode).Capital;
}
