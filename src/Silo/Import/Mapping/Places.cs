using System.Collections.Frozen;
using System.Globalization;
using Coordination.Domain.Geography;

namespace Coordination.Silo.Import.Mapping;

/// <summary>A city that people write in addresses.</summary>
/// <param name="Name">Its name, folded.</param>
/// <param name="Division">Its census division.</param>
/// <param name="IsTelling">True when the name alone, in the middle of other words, means the city.</param>
/// <param name="Point">Where it is.</param>
internal sealed record Place(string Name, string Division, bool IsTelling, Region Point);

/// <summary>Census divisions by the names of cities, and of the divisions themselves where a name means only one.</summary>
internal static class Places
{
    /// <summary>Names of divisions that are better known as something else: another town, a province's capital, a word.</summary>
    private static readonly FrozenSet<string> Misleading =
        FrozenSet.ToFrozenSet(["perth", "simcoe", "york", "kings", "queens", "prince", "victoria", "capital", "acton", "montcalm", "sudbury", "richmond", "hamilton"]);

    /// <summary>Every city of the table.</summary>
    public static IReadOnlyList<Place> All { get; } =
        [.. PlaceTable.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(Read)];

    private static readonly ILookup<string, string> ByName = All
        .Select(place => (place.Name, place.Division))
        .Concat(RegionTable.CensusDivisions
            .SelectMany(division => new[] { division.Name.En, division.Name.Fr }.Distinct().Select(name => (Name: Folded.Of(name), Division: division.Code)))
            .Where(pair => !Misleading.Contains(pair.Name) && !pair.Name.StartsWith("division no", StringComparison.Ordinal) && !pair.Name.StartsWith("region ", StringComparison.Ordinal)))
        .Distinct()
        .ToLookup(pair => pair.Name, pair => pair.Division, StringComparer.Ordinal);

    /// <summary>The division of a city, within a province when one is known; null when the name is unknown or means several.</summary>
    public static string? Find(string city, string? provinceCode)
    {
        var found = ByName[Bare(city)].Where(division => provinceCode is null || division.StartsWith(provinceCode, StringComparison.Ordinal)).ToArray();
        return found is [var only] ? only : null;
    }

    /// <summary>The division of the first city mentioned in a text; null when none is.</summary>
    public static string? MentionedIn(string text, string? provinceCode)
    {
        var folded = $" {string.Join(' ', Folded.Of(text).Split([' ', '-', ',', '.', '(', ')', '/', ':', '&', '\''], StringSplitOptions.RemoveEmptyEntries))} ";
        return All
            .Where(place => place.IsTelling && (provinceCode is null || place.Division.StartsWith(provinceCode, StringComparison.Ordinal)))
            .Select(place => (place.Division, At: folded.IndexOf($" {place.Name.Replace('-', ' ').Replace("'", " ", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)} ", StringComparison.Ordinal)))
            .Where(mention => mention.At >= 0)
            .OrderBy(mention => mention.At)
            .Select(mention => mention.Division)
            .FirstOrDefault();
    }

    /// <summary>The division whose city, or whose own point, is nearest to a position; with the distance, as a position far from all is outside Canada.</summary>
    public static (string Division, double Km) Nearest(double latitude, double longitude)
    {
        var here = RegionTable.CensusDivisions[0] with { Latitude = latitude, Longitude = longitude };
        return All.Select(place => (place.Division, Km: Distances.Km(here, place.Point)))
            .Concat(RegionTable.CensusDivisions.Select(division => (Division: division.Code, Km: Distances.Km(here, division))))
            .MinBy(near => near.Km);
    }

    private static string Bare(string city)
    {
        var folded = Folded.Of(city);
        foreach (var prefix in (ReadOnlySpan<string>)["city of ", "town of ", "ville de ", "county of ", "regional municipality of "])
        {
            folded = folded.StartsWith(prefix, StringComparison.Ordinal) ? folded[prefix.Length..] : folded;
        }

        return folded;
    }

    private static IEnumerable<Place> Read(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var division = RegionTable.Find(parts[0])!;
        var point = division with
        {
            Latitude = double.Parse(parts[1], CultureInfo.InvariantCulture),
            Longitude = double.Parse(parts[2], CultureInfo.InvariantCulture),
        };
        return parts[3].Split(';', StringSplitOptions.TrimEntries)
            .Select(name => new Place(Folded.Of(name.TrimEnd('*')), division.Code, !name.EndsWith('*'), point));
    }
}
