using System.Text.Json;
using Coordination.Silo.Import.Mapping;

namespace Coordination.Silo.Import.Reading;

/// <summary>HSDS 3 as JSON: organizations with services, services with locations, or services at locations, alone or in a list.</summary>
internal sealed class JsonListing(string file, Listing listing, ImportRemarks remarks)
{
    private static readonly string[] Lists = ["contents", "services", "organizations", "service_at_locations", "items", "data"];

    private readonly HashSet<string> entries = new(StringComparer.Ordinal);

    /// <summary>Reads the whole document.</summary>
    /// <exception cref="UnreadableFileException">It is neither an object nor an array of objects.</exception>
    public void Read(JsonElement document)
    {
        var root = new JsonNode(document, "$");
        if (document.ValueKind == JsonValueKind.Array)
        {
            ReadAll(root.Items());
        }
        else if (root.IsObject && !root.Has("id") && !root.Has("name"))
        {
            var list = Lists.FirstOrDefault(root.Has)
                ?? throw new UnreadableFileException(file, $"an object with one of {string.Join(", ", Lists)} is right, or an organization, a service or an array of them");
            ReadAll(root.Children(list));
        }
        else if (root.IsObject)
        {
            ReadAll([root]);
        }
        else
        {
            throw new UnreadableFileException(file, "an object or an array of objects is right");
        }
    }

    private void ReadAll(IEnumerable<JsonNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (!node.IsObject)
            {
                remarks.Refuse(Where(node), "an object is right here");
            }
            else if (node.Has("service") || (node.Has("location") && !node.Has("name")))
            {
                ReadLinked(node);
            }
            else if (FlatDirectory.IsEntry(node))
            {
                FlatDirectory.Read(node, Where(node), listing, remarks);
            }
            else if (node.Has("organization") || node.Has("service_at_locations") || node.Has("organization_id"))
            {
                ReadService(node, node.Child("organization"));
            }
            else if (AddOrganization(node) is not null)
            {
                foreach (var service in node.Children("services"))
                {
                    ReadService(service, node);
                }
            }
        }
    }

    private void ReadLinked(JsonNode link)
    {
        var service = link.Child("service");
        if (AddOrganization(service.Child("organization")) is { } organization && HasName(service))
        {
            AddOffer(link, service, organization, link);
            AddCapacities(service, link, organization);
        }
    }

    private void ReadService(JsonNode service, JsonNode owner)
    {
        if (AddOrganization(owner) is not { } organization || !HasName(service))
        {
            return;
        }

        var links = service.Children("service_at_locations");
        foreach (var link in links)
        {
            AddOffer(link, service, organization, link);
        }

        if (links.IsEmpty)
        {
            AddOffer(service, service, organization, null);
        }

        AddCapacities(service, links.IsEmpty ? service : links[0], organization);
    }

    /// <summary>The seed of an organization, which may stand in many entries and counts once; null when it is refused.</summary>
    private string? AddOrganization(JsonNode node)
    {
        var (id, name) = (node.Text("id"), node.Text("name"));
        if (id.Length == 0 || name.Length == 0)
        {
            remarks.Refuse(Where(node), "an organization with an id and a name is right here");
            return null;
        }

        var seed = Seeds.Organization(id, name);
        listing.Organizations.TryAdd(seed, new ListedOrganization
        {
            Where = Where(node),
            Seed = seed,
            Name = Wording.OneSided(name, node.Text("description")),
            Description = node.Text("description"),
        });
        return seed;
    }

    private bool HasName(JsonNode service)
    {
        if (service.Text("id").Length > 0 && service.Text("name").Length > 0)
        {
            return true;
        }

        remarks.Refuse(Where(service), "a service must have an id and a name");
        return false;
    }

    private void AddOffer(JsonNode row, JsonNode service, string organization, JsonNode? link)
    {
        var offer = JsonOffer.From(Where(row), OfferSeed(row, service, organization), listing.Organizations[organization], service, link);
        if (!listing.Offers.TryAdd(offer.Seed, offer) && entries.Contains(offer.Seed))
        {
            remarks.Refuse(offer.Where, $"is already listed at {listing.Offers[offer.Seed].Where}");
        }

        entries.Add(offer.Seed);
    }

    private void AddCapacities(JsonNode service, JsonNode firstRow, string organization)
    {
        foreach (var node in service.Children("capacities"))
        {
            var capacity = JsonOffer.Capacity(Where(node), OfferSeed(firstRow, service, organization), node);
            listing.Capacities.TryAdd(capacity.Seed, capacity);
        }
    }

    private static string OfferSeed(JsonNode row, JsonNode service, string organization) =>
        row.Path == service.Path ? Seeds.Part(organization, "service", service.Text("id"))
        : row.Text("id") is { Length: > 0 } id ? Seeds.Part(organization, "service at location", id)
        : Seeds.Part(organization, "service at location", $"{service.Text("id")} at {row.Child("location").Text("id")}");

    private string Where(JsonNode node) => $"{file}:{node.Path}";
}
