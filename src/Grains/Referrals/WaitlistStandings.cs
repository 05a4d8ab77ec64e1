using Coordination.Domain.Geography;
using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Npgsql;

namespace Coordination.Grains.Referrals;

/// <summary>About where a person stands in the lines they wait in, and for how long it is likely to last.</summary>
public sealed class WaitlistStandings(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Waits that ended lately, at least, for an expected wait to be told.</summary>
    public const int WaitsMin = 5;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(90);

    private const string Own = """
        select entry_id, need_id, service_type, region_code, resource_id, joined_at
        from waitlist_entry where newcomer_id = any($1) and state = 'waiting' order by joined_at, entry_id
        """;

    // Those who wait for the same resource, or for the same service type in the same division.
    private const string Line = """
        select entry_id, band, vulnerability, landed_on, target_days, joined_at
        from waitlist_entry where state = 'waiting' and service_type = $1 and region_code = $2 and resource_id is not distinct from $3
        """;

    private const string Waits = """
        select count(*), percentile_cont(0.5) within group (order by extract(epoch from served_at - opened_at) / 86400)
        from need_row where service_type = $1 and region_code = any($2) and served_at >= $3
        """;

    /// <summary>Every line a person waits in, by any of their records.</summary>
    public async Task<IReadOnlyList<WaitlistStanding>> Of(IEnumerable<NewcomerId> records, CancellationToken cancellation = default)
    {
        var standings = new List<WaitlistStanding>();
        foreach (var entry in await Entries(records, cancellation))
        {
            var line = await InLine(entry, cancellation);
            var place = WaitlistOrder.InLine(line, clock.GetUtcNow()).TakeWhile(other => other.EntryId != entry.EntryId.Value).Count() + 1;
            standings.Add(new(entry.EntryId, entry.NeedId, entry.ServiceType, entry.JoinedAt, PositionBands.Of(place), await ExpectedDays(entry, cancellation)));
        }

        return standings;
    }

    private async Task<List<Entry>> Entries(IEnumerable<NewcomerId> records, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Own);
        command.Parameters.AddWithValue(records.Select(record => record.Value).ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Entry>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(
                new(rows.GetString(0)), rows.IsDBNull(1) ? null : new NeedId(rows.GetString(1)), rows.GetString(2), rows.GetString(3), rows.IsDBNull(4) ? null : new ResourceId(rows.GetString(4)),
                rows.GetFieldValue<DateTimeOffset>(5)));
        }

        return found;
    }

    private async Task<List<WaitlistPlace>> InLine(Entry entry, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Line);
        command.Parameters.AddWithValue(entry.ServiceType);
        command.Parameters.AddWithValue(entry.RegionCode);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)entry.ResourceId?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var places = new List<WaitlistPlace>();
        while (await rows.ReadAsync(cancellation))
        {
            places.Add(new(
                rows.GetString(0), (PriorityBand)rows.GetInt16(1), rows.GetDouble(2), rows.IsDBNull(3) ? null : rows.GetFieldValue<DateOnly>(3), rows.GetInt32(4),
                rows.GetFieldValue<DateTimeOffset>(5)));
        }

        return places;
    }

    private async Task<int?> ExpectedDays(Entry entry, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Waits);
        command.Parameters.AddWithValue(entry.ServiceType);
        command.Parameters.AddWithValue(RegionTable.ProvinceOf(entry.RegionCode) is { } province ? RegionTable.DivisionsWithin(province.Code).ToArray() : [entry.RegionCode]);
        command.Parameters.AddWithValue((clock.GetUtcNow() - Lately).UtcDateTime);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return rows.GetInt64(0) < WaitsMin ? null : (int)Math.Ceiling(rows.GetDouble(1));
    }

    private sealed record Entry(WaitlistEntryId EntryId, NeedId? NeedId, string ServiceType, string RegionCode, ResourceId? ResourceId, DateTimeOffset JoinedAt);
}

/// <summary>About where somebody stands in one line.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="NeedId">The need that waits, if it is for one.</param>
/// <param name="ServiceType">What they wait for.</param>
/// <param name="JoinedAt">Since when.</param>
/// <param name="Position">About where.</param>
/// <param name="ExpectedDays">Whole days from the recording of a need to its first service, the median of those of the province that ended in the last 90 days; null when fewer than five did.</param>
public sealed record WaitlistStanding(WaitlistEntryId EntryId, NeedId? NeedId, string ServiceType, DateTimeOffset JoinedAt, PositionBand Position, int? ExpectedDays);
