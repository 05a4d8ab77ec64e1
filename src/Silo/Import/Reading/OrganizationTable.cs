using Coordination.Silo.Import.Mapping;

namespace Coordination.Silo.Import.Reading;

/// <summary>The table of organizations, alike in every version of HSDS.</summary>
internal static class OrganizationTable
{
    /// <summary>Reads it; answers the seed of each organization by its id in the table.</summary>
    public static Dictionary<string, string> Read(TableFolder tables, Listing listing, ImportRemarks remarks)
    {
        var seeds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in tables.Required("organizations", "organization").Require("id", "name").Rows)
        {
            var (id, name) = (row["id"], row["name"]);
            var seed = Seeds.Organization(id, name);
            if (id.Length == 0 || name.Length == 0)
            {
                remarks.Refuse(row.Where, "an organization must have an id and a name");
            }
            else if (!seeds.TryAdd(id, seed))
            {
                remarks.Refuse(row.Where, $"id \"{id}\" is already used at {listing.Organizations[seeds[id]].Where}");
            }
            else
            {
                var organization = new ListedOrganization { Where = row.Where, Seed = seed, Name = Wording.OneSided(name, row["description"]), Description = row["description"] };
                if (!listing.Organizations.TryAdd(seed, organization))
                {
                    remarks.Refuse(row.Where, $"has the name of {listing.Organizations[seed].Where}; its services are taken for that one");
                }
            }
        }

        return seeds;
    }
}
