using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Domain.Geography;
using Coordination.Silo.Import.Reading;

namespace Coordination.Silo.Import.Mapping;

/// <summary>How a place was settled.</summary>
internal enum PlaceKind
{
    /// <summary>In a census division.</summary>
    Division,

    /// <summary>It serves a province or the country and is filed under the capital's division.</summary>
    Capital,

    /// <summary>Outside Canada.</summary>
    Abroad,

    /// <summary>Nothing tells.</summary>
    Unknown,
}

/// <summary>Where something is, as far as it says so itself.</summary>
/// <param name="Kind">How it was settled.</param>
/// <param name="Division">The division; empty when there is none.</param>
internal readonly record struct Placed(PlaceKind Kind, string Division);

/// <summary>Finds the census division of an entry: by a region code, its city, its position, its postal code, the area it serves, the names it bears.</summary>
/// <remarks>A city goes before a position because divisions are told by their nearest point and not by their borders.</remarks>
internal static partial class Placement
{
    /// <summary>The southernmost, the westernmost and the easternmost of Canada, with some water around.</summary>
    private const double LatitudeMin = 41.6;
    private const double LongitudeMin = -141.1;
    private const double LongitudeMax = -52.5;

    /// <summary>South of the territories, a position farther than this from every known point is at sea or abroad.</summary>
    private const double ReachKm = 600;
    private const double TerritoriesLatitude = 60;

    /// <summary>Where it is.</summary>
    public static Placed Of(Whereabouts place)
    {
        if (RegionTable.IndexOfDivision(place.Region) >= 0)
        {
            return new(PlaceKind.Division, place.Region);
        }

        var postal = PostalAreas.CodeIn($"{place.PostalCode} {place.Address}");
        if (IsAbroad(place, postal))
        {
            return new(PlaceKind.Abroad, "");
        }

        var province = Provinces.Find(place.Province) ?? ProvinceIn(place.Address) ?? (postal is null ? null : PostalAreas.Province(postal));
        var found = place.Cities.Select(city => Places.Find(city, province)).FirstOrDefault(code => code is not null)
            ?? Parts(place.Address).Select(part => Places.Find(part, province)).FirstOrDefault(code => code is not null)
            ?? ByPosition(place)
            ?? (postal is null ? null : PostalAreas.Division(postal));
        if (found is not null)
        {
            return new(PlaceKind.Division, found);
        }

        var area = Area(place);
        if (area is not null)
        {
            return new(PlaceKind.Capital, area);
        }

        found = place.Names.Append(place.Address).Select(name => Places.MentionedIn(name, province)).FirstOrDefault(code => code is not null);
        return found is not null ? new(PlaceKind.Division, found) : new(PlaceKind.Unknown, "");
    }

    /// <summary>What is wrong with a position; null when it is sound or absent.</summary>
    public static string? PositionFault(Whereabouts place) =>
        (place.Latitude.Length > 0 || place.Longitude.Length > 0) && Position(place) is null
            ? $"latitude {place.Latitude}, longitude {place.Longitude} is no position on earth (-90 to 90, -180 to 180); ignored"
            : null;

    private static bool IsAbroad(Whereabouts place, string? postal)
    {
        var country = Folded.Of(place.Country);
        if (country.Length > 0)
        {
            return country is not ("ca" or "can" or "canada");
        }

        return postal is null
            && (AmericanAddress().IsMatch($"{place.Address} {place.Province} {place.PostalCode}".Trim())
                || (Position(place) is { } here && !IsInCanada(here.Latitude, here.Longitude)));
    }

    /// <summary>Roughly: towns just across the border count as in Canada when nothing but their position is known.</summary>
    private static bool IsInCanada(double latitude, double longitude) =>
        latitude >= LatitudeMin && longitude is >= LongitudeMin and <= LongitudeMax
        && (latitude >= TerritoriesLatitude || Places.Nearest(latitude, longitude).Km <= ReachKm);

    private static string? ByPosition(Whereabouts place) =>
        Position(place) is { } here ? Places.Nearest(here.Latitude, here.Longitude).Division : null;

    private static (double Latitude, double Longitude)? Position(Whereabouts place) =>
        double.TryParse(place.Latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
        && double.TryParse(place.Longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
        && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 && (latitude != 0 || longitude != 0)
            ? (latitude, longitude)
            : null;

    private static string? Area(Whereabouts place)
    {
        var scope = Folded.Of(place.Scope);
        if (scope.Length > 0 && Provinces.Find(scope) is { } province)
        {
            return Provinces.Capital(province);
        }

        return scope is "canada" or "national" || CountryWide().IsMatch(Folded.Of(place.Address)) ? Provinces.CapitalOfCanada : null;
    }

    private static string? ProvinceIn(string address) =>
        Parts(address).Select(part => Provinces.Find(part) ?? (PostalAreas.CodeIn(part) is null ? null : Provinces.Find(part.Split(' ')[0]))).LastOrDefault(code => code is not null);

    /// <summary>The parts of an address from its end: the city stands after the street.</summary>
    private static IEnumerable<string> Parts(string address) =>
        address.Split([',', '(', ')', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Reverse();

    [GeneratedRegex(@"\b[A-Z]{2},? \d{5}(-\d{4})?(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex AmericanAddress();

    [GeneratedRegex(@"across canada|canada-wide|nationwide|\(national\)|pancanadien|partout au canada", RegexOptions.CultureInvariant)]
    private static partial Regex CountryWide();
}
