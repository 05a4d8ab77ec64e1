using System.Collections.Immutable;
using Coordination.Silo.Import.Mapping;

namespace Coordination.Silo.Import.Reading;

/// <summary>One service at one location from the nested objects of HSDS 3 JSON.</summary>
internal static class JsonOffer
{
    /// <summary>The offer.</summary>
    /// <param name="where">File and path.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="service">The service.</param>
    /// <param name="link">The service at location; null for a service without one.</param>
    public static ListedOffer From(string where, string seed, ListedOrganization owner, JsonNode service, JsonNode? link)
    {
        var location = link?.Child("location") ?? default;
        var description = $"{service.Text("description")} {link?.Text("description")}".Trim();
        return new ListedOffer
        {
            Where = where,
            Seed = seed,
            OrganizationSeed = owner.Seed,
            Title = Wording.OneSided(service.Text("name"), description),
            Description = description,
            Terms = [.. service.Children("attributes").Select(Term).Where(term => term.Length > 0)],
            Status = service.Text("status"),
            Place = Place(location, service.Text("name"), owner),
            Languages = [.. Languages(service).Concat(Languages(location)).Distinct()],
            AgeMin = service.Text("minimum_age"),
            AgeMax = service.Text("maximum_age"),
            IsVirtual = location.Text("location_type") == "virtual",
            Attending = string.Join(' ', Attending(service).Concat(Attending(link ?? default)).Concat(Attending(location))),
        };
    }

    /// <summary>One capacity of the service; its unit may be an object or a word.</summary>
    public static ListedCapacity Capacity(string where, string offerSeed, JsonNode node)
    {
        var unit = node.Child("unit");
        return new ListedCapacity
        {
            Where = where,
            Seed = Seeds.Part(offerSeed, "capacity", node.Text("id") is { Length: > 0 } id ? id : unit.Text("id")),
            OfferSeed = offerSeed,
            Unit = unit.IsObject ? unit.Text("name") : node.Text("unit"),
            Available = node.Text("available"),
            Maximum = node.Text("maximum"),
        };
    }

    private static Whereabouts Place(JsonNode location, string title, ListedOrganization owner)
    {
        var address = location.Children("addresses").OrderBy(item => item.Text("address_type") == "postal").FirstOrDefault();
        return new Whereabouts
        {
            Region = First(address, "census_division", "region_code", "region") is { Length: > 0 } code ? code : First(location, "census_division", "region_code"),
            Latitude = location.Text("latitude"),
            Longitude = location.Text("longitude"),
            Country = address.Text("country"),
            Province = address.Text("state_province"),
            Cities = [.. new[] { address.Text("city"), address.Text("region") }.Where(text => text.Length > 0)],
            PostalCode = address.Text("postal_code"),
            Address = address.Text("address_1"),
            Names = [.. new[] { location.Text("name"), title, owner.Name.En, owner.Name.Fr }.Where(text => text.Length > 0)],
        };
    }

    private static string Term(JsonNode attribute) =>
        attribute.Child("taxonomy_term").Text("name") is { Length: > 0 } name ? name : attribute.Text("value");

    private static IEnumerable<string> Languages(JsonNode node) =>
        node.Children("languages").Select(language => First(language, "code", "name")).Where(text => text.Length > 0);

    private static IEnumerable<string> Attending(JsonNode node) => node.Children("schedules").Select(schedule => schedule.Text("attending_type"));

    private static string First(JsonNode node, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (node.Text(name) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return "";
    }
}
