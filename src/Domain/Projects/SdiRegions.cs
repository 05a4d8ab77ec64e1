using Coordination.Domain.Geography;

namespace Coordination.Domain.Projects;

/// <summary>
/// Where a project belongs: one of the IRCC regions, by its code of <see cref="RegionTable"/>, or the national headquarters, which has no code and
/// goes by the word <see cref="National"/> in addresses and lists.
/// </summary>
public static class SdiRegions
{
    /// <summary>The word for the national headquarters.</summary>
    public const string National = "national";

    /// <summary>Every region in the order of the legend of the programme's map, the national headquarters first.</summary>
    public static ImmutableArray<string> All { get; } = [National, "ircc-bc-yukon", "ircc-atlantic", "ircc-ontario", "ircc-prairies-nwt"];

    private static BilingualText Headquarters { get; } = new("National headquarters", "Administration centrale");

    /// <summary>The word for a region code; null is the national headquarters.</summary>
    public static string WordOf(string? regionCode) => regionCode ?? National;

    /// <summary>The region code a word stands for; null for the national headquarters. False when there is no such region.</summary>
    public static bool TryParse(string? word, out string? regionCode)
    {
        regionCode = word == National ? null : word;
        return word is not null && All.Contains(word);
    }

    /// <summary>What a region is called.</summary>
    /// <exception cref="ArgumentException">There is no such region.</exception>
    public static BilingualText NameOf(string word) =>
        word == National ? Headquarters : RegionTable.Find(word)?.Name ?? throw new ArgumentException($"'{word}' is no region of the programme.", nameof(word));
}
