using Coordination.Domain.Resources;
using Npgsql;

namespace Coordination.Grains.Referrals;

/// <summary>How many people who wait could be meant by what a provider offers: a count and no names.</summary>
/// <remarks>
/// Counts people with a need in line for the resource itself, or for its service type in a division in reach of it: within its
/// catchment, or anywhere in its province when it needs no travel. Language, age and groups are not looked at, so it says how many
/// could be asked, not how many will be placed. Somebody who is offered a place at this moment waits no more and is not counted.
/// </remarks>
public sealed class WaitingMatches(NpgsqlDataSource database)
{
    private const char Space = ' ';

    private const string Count = """
        select r.resource_id, (
            select count(distinct w.newcomer_id) from waitlist_entry w
            where w.state = 'waiting' and (w.resource_id = r.resource_id
                or (w.resource_id is null and w.service_type = r.service_type and w.region_code = any (string_to_array(r.regions, ' ')))))
        from unnest($1::text[], $2::text[], $3::text[]) r (resource_id, service_type, regions)
        """;

    /// <summary>The count for one resource.</summary>
    public async Task<int> Of(ResourceProfile profile, CancellationToken cancellation = default) => (await Of([profile], cancellation))[profile.ResourceId];

    /// <summary>The counts for several resources, in one question.</summary>
    public async Task<IReadOnlyDictionary<ResourceId, int>> Of(IReadOnlyCollection<ResourceProfile> profiles, CancellationToken cancellation = default)
    {
        var counts = new Dictionary<ResourceId, int>();
        if (profiles.Count == 0)
        {
            return counts;
        }

        await using var command = database.CreateCommand(Count);
        command.Parameters.AddWithValue(profiles.Select(profile => profile.ResourceId.Value).ToArray());
        command.Parameters.AddWithValue(profiles.Select(profile => profile.ServiceType).ToArray());
        command.Parameters.AddWithValue(profiles.Select(profile => string.Join(Space, WaitlistTable.RegionsInReach(profile))).ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            counts[new(rows.GetString(0))] = (int)rows.GetInt64(1);
        }

        return counts;
    }
}
