using System.Text.RegularExpressions;

namespace Coordination.Geography;

/// <summary>Names in both languages, cleaned of the files' typewriter conventions.</summary>
internal static partial class Names
{
    /// <summary>Provinces and territories by census code, in the census order.</summary>
    public static readonly IReadOnlyList<(string Code, string Parent, string En, string Fr)> Provinces =
    [
        ("10", "ircc-atlantic", "Newfoundland and Labrador", "Terre-Neuve-et-Labrador"),
        ("11", "ircc-atlantic", "Prince Edward Island", "Île-du-Prince-Édouard"),
        ("12", "ircc-atlantic", "Nova Scotia", "Nouvelle-Écosse"),
        ("13", "ircc-atlantic", "New Brunswick", "Nouveau-Brunswick"),
        ("24", "CA", "Quebec", "Québec"),
        ("35", "ircc-ontario", "Ontario", "Ontario"),
        ("46", "ircc-prairies-nwt", "Manitoba", "Manitoba"),
        ("47", "ircc-prairies-nwt", "Saskatchewan", "Saskatchewan"),
        ("48", "ircc-prairies-nwt", "Alberta", "Alberta"),
        ("59", "ircc-bc-yukon", "British Columbia", "Colombie-Britannique"),
        ("60", "ircc-bc-yukon", "Yukon", "Yukon"),
        ("61", "ircc-prairies-nwt", "Northwest Territories", "Territoires du Nord-Ouest"),
        ("62", "ircc-prairies-nwt", "Nunavut", "Nunavut"),
    ];

    public static readonly IReadOnlyList<(string Code, string En, string Fr)> IrccRegions =
    [
        ("ircc-atlantic", "Atlantic", "Atlantique"),
        ("ircc-ontario", "Ontario", "Ontario"),
        ("ircc-prairies-nwt", "Prairies and Northern Territories", "Prairies et Territoires du Nord"),
        ("ircc-bc-yukon", "British Columbia and Yukon", "Colombie-Britannique et Yukon"),
    ];

    /// <summary>
    /// The census names of 2016, except that the list of 2021 has the dashes between two territories as dashes
    /// ("Sept-Rivières—Caniapiscau") where the older one has two hyphens. Numbered divisions and regions are written
    /// the French way in French.
    /// </summary>
    public static (string En, string Fr) OfDivision(string en2016, string fr2016, string en2021, string fr2021)
    {
        var en = Squeeze(en2016.Contains("--", StringComparison.Ordinal) ? en2021 : en2016);
        var fr = Squeeze(fr2016.Contains("--", StringComparison.Ordinal) ? fr2021 : fr2016);
        fr = NumberedDivision().Replace(fr, "Division no $1");
        fr = NumberedRegion().Replace(fr, "Région $1");
        return (en, fr);
    }

    /// <summary>"English / French" split; one name serves both languages when the file gives one.</summary>
    public static (string En, string Fr) OfEconomicRegion(string published)
    {
        var parts = published.Split(" / ", StringSplitOptions.TrimEntries);
        return parts.Length == 2 ? (Squeeze(parts[0]), Squeeze(parts[1])) : (Squeeze(published), Squeeze(published));
    }

    private static string Squeeze(string name) => Spaces().Replace(name.Trim(), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^Division No\. ?(\d+)$")]
    private static partial Regex NumberedDivision();

    [GeneratedRegex(@"^Region (\d+)$")]
    private static partial Regex NumberedRegion();
}
