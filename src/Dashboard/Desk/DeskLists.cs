using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Npgsql;

namespace Coordination.Dashboard.Desk;

/// <summary>Who waits and what is posted in a region.</summary>
public sealed class DeskLists(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Rows of one list on a page.</summary>
    public const int RowsMax = 200;

    // The first of each division, of which those of all are among; they stand in this order in an index.
    private const string Names = """
        with first as materialized (
            select f.need_id
            from unnest($1::text[]) d (code) cross join lateral (
                select n.need_id, n.band, n.opened_at from need_row n
                where n.region_code = d.code and n.status = 'open' and ($2 = 'all' or n.service_type = $2)
                order by n.band, n.opened_at, n.need_id limit $3) f
            order by f.band, f.opened_at, f.need_id
            limit $3)
        select n.newcomer_id, p.given_name, p.family_name, n.region_code, n.service_type, n.urgency, n.opened_at, n.target_on, p.band,
            (select count(*) from need_row c where c.status = 'open' and c.region_code = any($1) and ($2 = 'all' or c.service_type = $2))
        from first join need_row n using (need_id) join newcomer_row p using (newcomer_id)
        order by n.band, n.opened_at, n.need_id
        """;

    // Titles are read of those that are listed only.
    private const string Openings = """
        with posted as materialized (
            select o.opening_id, r.provider_id, r.resource_id, r.service_type, r.region_code, o.maximum, o.held, o.taken, o.affirmed_at
            from resource_row r join opening o using (resource_id)
            where r.region_code = any($1) and ($2 = 'all' or r.service_type = $2) and not r.pending and not o.closed and (o.ends_on is null or o.ends_on >= $3)
                and exists (select from provider_row p where p.provider_id = r.provider_id)),
        first as materialized (select * from posted order by maximum - held - taken desc, opening_id limit $4)
        select f.opening_id, r.profile #>> '{title,en}', r.profile #>> '{title,fr}', p.name_en, p.name_fr, f.service_type, f.region_code,
            f.maximum, f.held, f.taken, f.affirmed_at, (select count(*) from posted)
        from first f join resource_row r using (resource_id) join provider_row p on p.provider_id = f.provider_id
        order by f.maximum - f.held - f.taken desc, f.opening_id
        """;

    /// <summary>People with an open need, in the order of their bands and then of their waits.</summary>
    public async Task<(IReadOnlyList<WaitingPerson> People, int Total)> Waiting(IReadOnlyCollection<string> divisions, string serviceType, int rowsMax = RowsMax, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(Names);
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(serviceType);
        command.Parameters.AddWithValue(rowsMax);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var (found, total) = (new List<WaitingPerson>(), 0);
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(
                new(rows.GetString(0)), $"{rows.GetString(1)} {rows.GetString(2)}".Trim(), rows.GetString(3), rows.GetString(4), rows.GetInt16(5),
                rows.GetFieldValue<DateTimeOffset>(6), rows.GetFieldValue<DateOnly>(7), rows.IsDBNull(8) ? PriorityBand.Other : Slugs<PriorityBand>.Parse(rows.GetString(8))));
            total = (int)rows.GetInt64(9);
        }

        return (found, total);
    }

    /// <summary>Openings that take people, those with most room first.</summary>
    public async Task<(IReadOnlyList<PostedOpening> Openings, int Total)> Posted(IReadOnlyCollection<string> divisions, string serviceType, int rowsMax = RowsMax, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(Openings);
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(serviceType);
        command.Parameters.AddWithValue(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        command.Parameters.AddWithValue(rowsMax);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var (found, total) = (new List<PostedOpening>(), 0);
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(
                new(rows.GetString(0)), new(rows.GetString(1), rows.GetString(2)), new(rows.GetString(3), rows.GetString(4)), rows.GetString(5), rows.GetString(6),
                new(rows.GetInt32(7), rows.GetInt32(8), rows.GetInt32(9)), rows.GetFieldValue<DateTimeOffset>(10)));
            total = (int)rows.GetInt64(11);
        }

        return (found, total);
    }
}

/// <summary>Somebody with an open need.</summary>
public sealed record WaitingPerson(
    NewcomerId NewcomerId, string Name, string RegionCode, string ServiceType, int Urgency, DateTimeOffset OpenedAt, DateOnly TargetOn, PriorityBand Band);

/// <summary>An opening that takes people.</summary>
public sealed record PostedOpening(
    OpeningId OpeningId, BilingualText Title, BilingualText Provider, string ServiceType, string RegionCode, OpeningBalance Balance, DateTimeOffset AffirmedAt);
