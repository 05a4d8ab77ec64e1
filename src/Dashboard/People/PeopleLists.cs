using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Npgsql;

namespace Coordination.Dashboard.People;

/// <summary>What a person holds, and openings by name: lists over the database.</summary>
public sealed class PeopleLists(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Rows of one list.</summary>
    public const int RowsMax = 40;

    private const string HoldsOf = """
        select h.hold_id, h.opening_id, h.need_id, h.expires_at, r.profile #>> '{title,en}', r.profile #>> '{title,fr}', h.newcomer_id, r.profile ->> 'serviceType', h.bundle_id is not null
        from hold h
        join opening o using (opening_id)
        join resource_row r using (resource_id)
        where h.newcomer_id in (select person_all($1)) and h.state = 'held' and not exists (select 1 from referral_row f where f.hold_id = h.hold_id)
        order by h.expires_at
        """;

    private const string OpeningsByTitle = """
        select o.opening_id, r.profile #>> '{title,en}', r.profile #>> '{title,fr}', r.profile #>> '{providerName,en}', r.profile #>> '{providerName,fr}'
        from resource_row r
        join opening o using (resource_id)
        where r.region_code = any($1) and (r.profile #>> '{title,en}' ilike $2 escape '\' or r.profile #>> '{title,fr}' ilike $2 escape '\')
          and opening_freshness(o.affirmed_at, $4) <> 'asleep'
        order by o.posted_at desc
        limit $3
        """;

    /// <summary>What the person, or anybody merged into them, holds and is not referred with yet.</summary>
    public async Task<IReadOnlyList<HeldPlace>> Holds(NewcomerId newcomer, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(HoldsOf);
        command.Parameters.AddWithValue(newcomer.Value);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<HeldPlace>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(
                new(rows.GetString(0)),
                new(rows.GetString(1)),
                rows.IsDBNull(2) ? null : new NeedId(rows.GetString(2)),
                rows.GetFieldValue<DateTimeOffset>(3),
                new(rows.GetString(4), rows.GetString(5)),
                new(rows.GetString(6)),
                rows.GetString(7),
                rows.GetBoolean(8)));
        }

        return found;
    }

    /// <summary>Openings of these divisions whose title contains the text; those that sleep are left out.</summary>
    public async Task<IReadOnlyList<NamedOpening>> Openings(IReadOnlyList<string> divisions, string text, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(OpeningsByTitle);
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(Contains(text));
        command.Parameters.AddWithValue(RowsMax);
        command.Parameters.AddWithValue(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<NamedOpening>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(new(rows.GetString(0)), new(rows.GetString(1), rows.GetString(2)), new(rows.GetString(3), rows.GetString(4))));
        }

        return found;
    }

    private static string Contains(string text) =>
        $"%{text.Trim().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}

/// <summary>A place held for a person; <paramref name="NewcomerId"/> is on whose record.</summary>
public sealed record HeldPlace(HoldId HoldId, OpeningId OpeningId, NeedId? NeedId, DateTimeOffset ExpiresAt, BilingualText Title, NewcomerId NewcomerId, string ServiceType, bool IsBundled);

/// <summary>An opening with the names people know it by.</summary>
public sealed record NamedOpening(OpeningId OpeningId, BilingualText Title, BilingualText ProviderName);
