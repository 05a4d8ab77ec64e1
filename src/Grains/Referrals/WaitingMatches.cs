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

    // Resources of one provider mostly reach the same people: each reach is counted once, and to it come those who wait for a resource alone.
    private const string Count = """
        with r as (select * from unnest($1::text[], $2::text[], $3::text[]) r (resource_id, service_type, regions)),
        reached as (
            select service_type, regions, array_agg(distinct w.newcomer_id) as people
            from (select distinct service_type, regions from r) reach
            join waitlist_entry w using (service_type)
            where w.state = 'waiting' and w.resource_id is null and w.region_code = any (string_to_array(regions, ' '))
            group by service_type, regions),
        named as (
            select w.resource_id, array_agg(distinct w.newcomer_id) as people from r join waitlist_entry w using (resource_id) where w.state = 'waiting' group by w.resource_id)
        select r.resource_id, coalesce(cardinality(reached.people), 0) + (
            select count(*) from unnest(named.people) person where reached.people is null or person <> all (reached.people))
        from r left join reached using (service_type, regions) left join named using (resource_id)
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
