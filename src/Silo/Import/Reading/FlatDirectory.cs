using Coordination.Domain;
using Coordination.Silo.Import.Mapping;

namespace Coordination.Silo.Import.Reading;

/// <summary>A flat bilingual directory: one object an entry, which is an organization and its one service at once.</summary>
internal static class FlatDirectory
{
    /// <summary>True for an object that has the marks of this form.</summary>
    public static bool IsEntry(JsonNode node) =>
        node.Has("intent_category") || (node.Has("name_fr") && !node.Has("organization") && !node.Has("service_at_locations"));

    /// <summary>Reads one entry.</summary>
    public static void Read(JsonNode node, string where, Listing listing, ImportRemarks remarks)
    {
        var (id, name) = (node.Text("id"), node.Text("name"));
        if (id.Length == 0 || name.Length == 0)
        {
            remarks.Refuse(where, "an entry must have an id and a name");
            return;
        }

        var title = node.Text("name_fr") is { Length: > 0 } french ? new BilingualText(name, french) : Wording.OneSided(name, node.Text("description"));
        var organization = Seeds.Organization("", name);
        var seed = Seeds.Part(organization, "service", id);
        var offer = new ListedOffer
        {
            Where = where,
            Seed = seed,
            OrganizationSeed = organization,
            Title = title,
            Description = $"{node.Text("description")} {node.Text("description_fr")}".Trim(),
            Terms = [.. node.Texts("intent_category")],
            Status = node.Text("status"),
            Place = Place(node, title, id),
            Languages = node.Texts("languages"),
            IsVirtual = node.Text("virtual_delivery") == "true",
        };
        if (!listing.Offers.TryAdd(seed, offer))
        {
            remarks.Refuse(where, $"id \"{id}\" is already used at {listing.Offers[seed].Where}");
            return;
        }

        listing.Organizations.TryAdd(organization, new ListedOrganization { Where = where, Seed = organization, Name = title, IsRow = false });
    }

    private static Whereabouts Place(JsonNode node, BilingualText title, string id)
    {
        var position = node.Child("coordinates");
        return new Whereabouts
        {
            Region = node.Text("region"),
            Latitude = position.Text("lat") is { Length: > 0 } latitude ? latitude : position.Text("latitude"),
            Longitude = position.Text("lng") is { Length: > 0 } longitude ? longitude : position.Text("longitude"),
            Address = node.Text("address"),
            Names = [.. new[] { title.En, title.Fr, id }.Where(text => text.Length > 0)],
            Scope = node.Text("scope") is { Length: > 0 } scope ? scope : node.Text("is_provincial") == "true" ? "province" : "",
        };
    }
}
