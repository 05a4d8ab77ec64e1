using System.Collections.Immutable;

namespace Coordination.Silo.Import.Reading;

/// <summary>Locations and their addresses, alike in every version of HSDS.</summary>
internal sealed class LocationTables
{
    private readonly Dictionary<string, TableRow> locations;
    private readonly ILookup<string, TableRow> addresses;

    /// <summary>Reads both tables, where they are.</summary>
    public LocationTables(TableFolder tables)
    {
        locations = (tables.Beside("locations", "location")?.Rows ?? []).Where(row => row["id"].Length > 0).DistinctBy(row => row["id"]).ToDictionary(row => row["id"], StringComparer.Ordinal);
        addresses = (tables.Beside("addresses", "address", "physical_addresses", "physical_address")?.Rows ?? []).ToLookup(row => row["location_id"], StringComparer.Ordinal);
    }

    /// <summary>True when there is such a location.</summary>
    public bool Has(string id) => locations.ContainsKey(id);

    /// <summary>The row of a location; null when there is none.</summary>
    public TableRow? Find(string id) => locations.GetValueOrDefault(id);

    /// <summary>True when a location is marked as virtual.</summary>
    public bool IsVirtual(string id) => Find(id) is { } row && (row["location_type"] == "virtual" || row["virtual"].Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>All that is said about where a location is, and the names that may mention a place.</summary>
    public Whereabouts Place(string id, params ReadOnlySpan<string> names)
    {
        var location = Find(id);
        var address = addresses[id].OrderBy(row => row["address_type"] == "postal").FirstOrDefault();
        return new Whereabouts
        {
            Region = Code(address) is { Length: > 0 } code ? code : Code(location),
            Latitude = location?["latitude"] ?? "",
            Longitude = location?["longitude"] ?? "",
            Country = address?["country"] ?? "",
            Province = address?.First("state_province", "state", "province") ?? "",
            Cities = address is null ? [] : [.. new[] { address["city"], address["region"] }.Where(text => text.Length > 0)],
            PostalCode = address?["postal_code"] ?? "",
            Address = address?.First("address_1") ?? "",
            Names = [.. names.ToArray().Prepend(location?["name"] ?? "").Where(text => text.Length > 0)],
        };
    }

    private static string Code(TableRow? row) => row?.First("census_division", "region_code", "cduid", "region") ?? "";
}
