using Coordination.Domain.Geography;
using Coordination.Silo.Import.Reading;

namespace Coordination.Silo.Import.Mapping;

/// <summary>
/// The division each offer is filed under. What names a place in Canada goes there. The rest goes where the caller says;
/// else, in a directory that is mostly of one division, there; else, when no entry is in Canada at all (a sample, say),
/// under the country's capital. What remains is refused.
/// </summary>
internal sealed class Filing
{
    private readonly Dictionary<string, Placed> placed;
    private readonly string? fallback;
    private readonly string fallbackWords;
    private readonly bool isAbroadTaken;

    /// <summary>Looks at the whole listing once.</summary>
    public Filing(Listing listing, string? defaultDivision, ImportRemarks remarks)
    {
        placed = listing.Offers.ToDictionary(pair => pair.Key, pair => Placement.Of(pair.Value.Place), StringComparer.Ordinal);
        var divisions = placed.Values.Where(place => place.Kind == PlaceKind.Division).CountBy(place => place.Division).OrderByDescending(pair => pair.Value).ToArray();
        var stated = divisions.Sum(pair => pair.Value);
        var isCanadian = placed.Values.Any(place => place.Kind is PlaceKind.Division or PlaceKind.Capital);
        if (defaultDivision is not null)
        {
            (fallback, fallbackWords, isAbroadTaken) = (defaultDivision, $"filed under {Named(defaultDivision)} as --region says", true);
        }
        else if (divisions is [var first, ..] && first.Value * 2 > stated)
        {
            (fallback, fallbackWords) = (first.Key, $"filed under {Named(first.Key)} like most of the directory; pass --region to choose another");
        }
        else if (!isCanadian)
        {
            (fallback, fallbackWords, isAbroadTaken) = (Provinces.CapitalOfCanada, "", true);
            if (placed.Count + listing.Organizations.Count > 0)
            {
                remarks.Warn("all rows:", $"no place in Canada found; filed under {Named(fallback)}, the capital. Pass --region and a census division to choose another, as in --region 3510");
            }
        }
        else
        {
            fallbackWords = "";
        }
    }

    /// <summary>The division of an offer, or the reason why there is none.</summary>
    public (string? Division, string? Refusal) Of(ListedOffer offer, bool isRemote, ImportRemarks remarks)
    {
        var place = placed[offer.Seed];
        if (Placement.PositionFault(offer.Place) is { } fault)
        {
            remarks.Warn(offer.Where, fault);
        }

        if (place.Division.Length > 0)
        {
            return (place.Division, null);
        }

        if (place.Kind == PlaceKind.Abroad && !isAbroadTaken && !isRemote)
        {
            return (null, "its place is outside Canada; correct the address, or pass --region and a census division, as in --region 3510");
        }

        if (fallback is null)
        {
            return (null, "no place found; add coordinates, a city, or pass --region and a census division, as in --region 3510");
        }

        if (fallbackWords.Length > 0)
        {
            remarks.Warn(offer.Where, $"{(place.Kind == PlaceKind.Abroad ? "its place is outside Canada" : "no place of its own")}; {fallbackWords}");
        }

        return (fallback, null);
    }

    /// <summary>The division of an organization: that of most of its offers, else where offers without a place go; null when neither is known.</summary>
    public string? Of(IEnumerable<ListedOffer> offers) => offers
        .Select(offer => placed[offer.Seed].Division)
        .Where(division => division.Length > 0)
        .CountBy(division => division)
        .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => pair.Key)
        .FirstOrDefault() ?? fallback;

    private static string Named(string division) => $"{division} {RegionTable.Find(division)?.Name.En}";
}
