using Coordination.Silo.Import.Mapping;

namespace Coordination.Silo.Import.Reading;

/// <summary>HSDS 1 as the Ohana API writes it: a service belongs to a location, and the location to an organization.</summary>
internal static class OhanaTables
{
    /// <summary>Reads the folder into the listing.</summary>
    public static void Read(TableFolder tables, Listing listing, ImportRemarks remarks)
    {
        var organizations = OrganizationTable.Read(tables, listing, remarks);
        var locations = new LocationTables(tables);
        var terms = (tables.Beside("taxonomy", "taxonomy_terms")?.Rows ?? []).DistinctBy(row => row.First("taxonomy_id", "id")).ToDictionary(row => row.First("taxonomy_id", "id"), row => row["name"]);
        foreach (var row in tables.Required("services", "service").Require("id", "location_id", "name").Rows)
        {
            var location = locations.Find(row["location_id"]);
            if (row["id"].Length == 0 || row["name"].Length == 0)
            {
                remarks.Refuse(row.Where, "a service must have an id and a name");
            }
            else if (location is null)
            {
                remarks.Refuse(row.Where, $"location_id \"{row["location_id"]}\" is the id of no location");
            }
            else if (!organizations.TryGetValue(location["organization_id"], out var organization))
            {
                remarks.Refuse(row.Where, $"its location {location.Where} has organization_id \"{location["organization_id"]}\", the id of no organization that was taken");
            }
            else
            {
                var offer = Offer(row, location, organization, listing.Organizations[organization], locations, terms);
                if (!listing.Offers.TryAdd(offer.Seed, offer))
                {
                    remarks.Refuse(row.Where, $"id \"{row["id"]}\" is already used at {listing.Offers[offer.Seed].Where}");
                }
            }
        }
    }

    private static ListedOffer Offer(
        TableRow row, TableRow location, string organization, ListedOrganization owner, LocationTables locations, Dictionary<string, string> terms) => new()
        {
            Where = row.Where,
            Seed = Seeds.Part(organization, "service", row["id"]),
            OrganizationSeed = organization,
            Title = Wording.OneSided(row["name"], row["description"]),
            Description = row["description"],
            Terms = [.. Split(row["taxonomy_ids"]).Select(id => terms.GetValueOrDefault(id)).OfType<string>(), .. Split(row["keywords"])],
            Status = row["status"],
            Place = locations.Place(row["location_id"], row["name"], owner.Name.En, owner.Name.Fr),
            Languages = [.. Split(row["languages"]).Concat(Split(location["languages"])).Distinct()],
            AgeMin = row["minimum_age"],
            AgeMax = row["maximum_age"],
            IsVirtual = locations.IsVirtual(row["location_id"]),
        };

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
