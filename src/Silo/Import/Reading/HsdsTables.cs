using Coordination.Silo.Import.Mapping;

namespace Coordination.Silo.Import.Reading;

/// <summary>HSDS 2 and 3 as CSV: services of organizations, linked to locations by a table of their own.</summary>
internal sealed class HsdsTables
{
    /// <summary>The names of the table that links services and locations.</summary>
    public static readonly string[] Links = ["service_at_location", "services_at_location", "service_at_locations"];

    private readonly TableFolder tables;
    private readonly Listing listing;
    private readonly ImportRemarks remarks;
    private readonly LocationTables locations;
    private readonly Dictionary<string, TableRow> services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> firstOfferOfService = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> terms;
    private readonly ILookup<string, string> languages;
    private readonly ILookup<string, string> attending;

    private HsdsTables(TableFolder tables, Listing listing, ImportRemarks remarks)
    {
        (this.tables, this.listing, this.remarks) = (tables, listing, remarks);
        locations = new LocationTables(tables);
        terms = Terms();
        languages = Pairs(tables.Beside("languages", "language"), row => row.First("code", "language", "name"), "service_id", "location_id");
        attending = Pairs(tables.Beside("schedules", "schedule", "regular_schedules"), row => row["attending_type"], "service_id", "location_id", "service_at_location_id");
    }

    /// <summary>Reads the folder into the listing.</summary>
    public static void Read(TableFolder tables, Listing listing, ImportRemarks remarks) => new HsdsTables(tables, listing, remarks).Read();

    private void Read()
    {
        var organizations = OrganizationTable.Read(tables, listing, remarks);
        foreach (var row in tables.Required("services", "service").Require("id", "name", "organization_id").Rows)
        {
            if (row["id"].Length == 0 || row["name"].Length == 0)
            {
                remarks.Refuse(row.Where, "a service must have an id and a name");
            }
            else if (!organizations.ContainsKey(row["organization_id"]))
            {
                remarks.Refuse(row.Where, $"organization_id \"{row["organization_id"]}\" is the id of no organization that was taken");
            }
            else if (!services.TryAdd(row["id"], row))
            {
                remarks.Refuse(row.Where, $"id \"{row["id"]}\" is already used at {services[row["id"]].Where}");
            }
        }

        foreach (var link in tables.Counted(Links)?.Require("service_id", "location_id").Rows ?? [])
        {
            if (!services.TryGetValue(link["service_id"], out var service))
            {
                remarks.Refuse(link.Where, $"service_id \"{link["service_id"]}\" is the id of no service that was taken");
            }
            else if (!locations.Has(link["location_id"]))
            {
                remarks.Refuse(link.Where, $"location_id \"{link["location_id"]}\" is the id of no location");
            }
            else
            {
                var id = link["id"] is { Length: > 0 } given ? given : $"{link["service_id"]} at {link["location_id"]}";
                Add(link.Where, Seeds.Part(organizations[service["organization_id"]], "service at location", id), organizations[service["organization_id"]], service, link);
            }
        }

        foreach (var service in services.Values.Where(service => !firstOfferOfService.ContainsKey(service["id"])))
        {
            var organization = organizations[service["organization_id"]];
            Add(service.Where, Seeds.Part(organization, "service", service["id"]), organization, service, null);
        }

        ReadCapacities();
    }

    private void Add(string where, string seed, string organization, TableRow service, TableRow? link)
    {
        var (id, location, linkId) = (service["id"], link?["location_id"] ?? "", link?["id"] ?? "");
        var description = $"{service["description"]} {link?["description"]}".Trim();
        var offer = new ListedOffer
        {
            Where = where,
            Seed = seed,
            OrganizationSeed = organization,
            Title = Wording.OneSided(service["name"], description),
            Description = description,
            Terms = [.. terms[id]],
            Status = service["status"],
            Place = locations.Place(location, service["name"], listing.Organizations[organization].Name.En, listing.Organizations[organization].Name.Fr),
            Languages = [.. languages[id].Concat(location.Length > 0 ? languages[location] : []).Distinct()],
            AgeMin = service["minimum_age"],
            AgeMax = service["maximum_age"],
            IsVirtual = locations.IsVirtual(location),
            Attending = string.Join(' ', attending[id].Concat(attending[location]).Concat(attending[linkId])),
        };
        if (listing.Offers.TryAdd(seed, offer))
        {
            firstOfferOfService.TryAdd(id, seed);
        }
        else
        {
            remarks.Refuse(where, $"is already listed at {listing.Offers[seed].Where}");
        }
    }

    private void ReadCapacities()
    {
        var units = tables.Beside("units", "unit")?.Rows.Where(row => row["id"].Length > 0).DistinctBy(row => row["id"]).ToDictionary(row => row["id"], row => row["name"]) ?? [];
        foreach (var row in tables.Counted("service_capacity", "service_capacities", "capacities")?.Require("service_id", "available").Rows ?? [])
        {
            if (!firstOfferOfService.TryGetValue(row["service_id"], out var offer))
            {
                remarks.Refuse(row.Where, $"service_id \"{row["service_id"]}\" is the id of no service that was taken");
                continue;
            }

            var capacity = new ListedCapacity
            {
                Where = row.Where,
                Seed = Seeds.Part(offer, "capacity", row.First("id", "unit_id")),
                OfferSeed = offer,
                Unit = units.GetValueOrDefault(row["unit_id"]) ?? row.First("unit", "unit_name"),
                Available = row["available"],
                Maximum = row["maximum"],
            };
            if (!listing.Capacities.TryAdd(capacity.Seed, capacity))
            {
                remarks.Refuse(row.Where, $"is already listed at {listing.Capacities[capacity.Seed].Where}");
            }
        }
    }

    /// <summary>The taxonomy terms of each service, by the attributes that link them, or by a column of the term's id.</summary>
    private ILookup<string, string> Terms()
    {
        var names = tables.Beside("taxonomy_terms", "taxonomy_term", "taxonomy")?.Rows.Where(row => row["id"].Length > 0).DistinctBy(row => row["id"]).ToDictionary(row => row["id"], row => row.First("name", "term")) ?? [];
        var links = tables.Beside("attributes", "attribute", "service_attributes", "services_taxonomy", "service_taxonomy")?.Rows ?? [];
        return links
            .Select(row => (Id: row.First("link_id", "service_id"), Term: names.GetValueOrDefault(row["taxonomy_term_id"]) ?? row.First("taxonomy_detail", "value")))
            .Where(pair => pair.Term.Length > 0)
            .ToLookup(pair => pair.Id, pair => pair.Term);
    }

    private static ILookup<string, string> Pairs(CsvTable? table, Func<TableRow, string> value, params string[] columns) => (table?.Rows ?? [])
        .SelectMany(row => columns.Select(column => (Id: row[column], Value: value(row))))
        .Where(pair => pair.Id.Length > 0 && pair.Value.Length > 0)
        .ToLookup(pair => pair.Id, pair => pair.Value, StringComparer.Ordinal);
}
