using System.Text.Json;
using Coordination.Domain.Geography;
using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Referrals;

/// <summary>The waitlists of the community: who waits for a resource, or for a service type within reach.</summary>
internal sealed class WaitlistTable(NpgsqlDataSource database)
{
    private const string InLineFor = "from waitlist_entry where state = 'waiting' and (resource_id = $1 or (resource_id is null and service_type = $2 and region_code = any($3)))";

    private const string LineFor = "select entry_id, band, vulnerability, landed_on, target_days, joined_at " + InLineFor;

    private const string AnybodyFor = $"select exists (select 1 {InLineFor})";

    private const string Records = "select entry_id, need_id, seeker::text from waitlist_entry where entry_id = any($1)";

    private const string Join = """
        insert into waitlist_entry (entry_id, newcomer_id, need_id, service_type, region_code, resource_id, band, vulnerability,
            landed_on, target_days, joined_at, seeker, state)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, 'waiting')
        on conflict do nothing
        """;

    private const string Leave = "update waitlist_entry set state = 'left' where need_id = $1 and state = 'waiting'";

    private const string EntryOf = """
        select entry_id from waitlist_entry
        where entry_id = $4 or (newcomer_id = $1 and need_id = $2 and coalesce(resource_id, '') = coalesce($3, '') and state in ('waiting', 'offered'))
        order by entry_id = $4 desc
        """;

    private const string NewResult = """
        update waitlist_entry set band = $2, vulnerability = $3,
            seeker = seeker || jsonb_build_object('band', $4::jsonb->'band', 'vulnerability', $4::jsonb->'vulnerability', 'level', $4::jsonb->'level', 'circumstances', $4::jsonb->'circumstances')
        where newcomer_id = $1 and state = 'waiting'
        """;

    private const string StateOf = "select state from waitlist_entry where entry_id = $1";

    /// <summary>Whether anybody waits for a resource or for its service type in reach.</summary>
    public async Task<bool> Waits(ResourceProfile profile)
    {
        await using var command = database.CreateCommand(AnybodyFor);
        AddReach(command, profile);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Those who wait for a resource, first in line first, read page by page as far as the caller goes. Thousands of rows are read outside of any turn.</summary>
    public async IAsyncEnumerable<InLine[]> InLine(ResourceProfile profile, DateTimeOffset now, int pageSize)
    {
        foreach (var page in (await Task.Run(() => Line(profile, now))).Chunk(pageSize))
        {
            var records = await Task.Run(() => Read([.. page.Select(place => place.EntryId)]));
            yield return [.. page.Where(place => records.ContainsKey(place.EntryId)).Select(place => new InLine(place, records[place.EntryId].Seeker, records[place.EntryId].NeedId))];
        }
    }

    private async Task<IReadOnlyList<WaitlistPlace>> Line(ResourceProfile profile, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(LineFor);
        AddReach(command, profile);
        await using var reader = await command.ExecuteReaderAsync();
        var places = new List<WaitlistPlace>();
        while (await reader.ReadAsync())
        {
            places.Add(new(
                reader.GetString(0),
                (PriorityBand)reader.GetInt16(1),
                reader.GetDouble(2),
                reader.IsDBNull(3) ? null : reader.GetFieldValue<DateOnly>(3),
                reader.GetInt32(4),
                reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return [.. WaitlistOrder.InLine(places, now)];
    }

    private async Task<Dictionary<string, (NeedId? NeedId, Seeker Seeker)>> Read(string[] entries)
    {
        await using var command = database.CreateCommand(Records);
        command.Parameters.AddWithValue(entries);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new Dictionary<string, (NeedId? NeedId, Seeker Seeker)>();
        while (await reader.ReadAsync())
        {
            rows[reader.GetString(0)] = (
                reader.IsDBNull(1) ? null : new NeedId(reader.GetString(1)),
                JsonSerializer.Deserialize<Seeker>(reader.GetString(2), CoordinationJson.Options)!);
        }

        return rows;
    }

    /// <summary>Puts a need on a list; one that is on it already keeps its place. Gives the entry that stands for it.</summary>
    public async Task<WaitlistEntryId> Add(WaitlistEntryId entryId, Seeker seeker, Need need, ResourceId? resourceId, DateOnly? landedOn, DateTimeOffset now)
    {
        await using (var command = database.CreateCommand(Join))
        {
            command.Parameters.AddWithValue(entryId.Value);
            command.Parameters.AddWithValue(seeker.NewcomerId.Value);
            command.Parameters.AddWithValue(need.NeedId.Value);
            command.Parameters.AddWithValue(need.ServiceType);
            command.Parameters.AddWithValue(seeker.RegionCode);
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)resourceId?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
            command.Parameters.AddWithValue((short)seeker.Band);
            command.Parameters.AddWithValue(seeker.Vulnerability);
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)landedOn ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Date });
            command.Parameters.AddWithValue(need.TargetDays());
            command.Parameters.AddWithValue(now.UtcDateTime);
            command.Parameters.AddWithValue(JsonSerializer.Serialize(seeker, CoordinationJson.Options));
            await command.ExecuteNonQueryAsync();
        }

        await using var find = database.CreateCommand(EntryOf);
        find.Parameters.AddWithValue(seeker.NewcomerId.Value);
        find.Parameters.AddWithValue(need.NeedId.Value);
        find.Parameters.Add(new NpgsqlParameter { Value = (object?)resourceId?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        find.Parameters.AddWithValue(entryId.Value);
        return new((string)(await find.ExecuteScalarAsync())!);
    }

    /// <summary>Has everything a person waits for wait by what they were last found to need.</summary>
    public async Task Refresh(Seeker seeker)
    {
        await using var command = database.CreateCommand(NewResult);
        command.Parameters.AddWithValue(seeker.NewcomerId.Value);
        command.Parameters.AddWithValue((short)seeker.Band);
        command.Parameters.AddWithValue(seeker.Vulnerability);
        command.Parameters.AddWithValue(JsonSerializer.Serialize(seeker, CoordinationJson.Options));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Whether there is, or was, such an entry.</summary>
    public async Task<bool> Knows(WaitlistEntryId entryId) => await State(entryId) is not null;

    /// <summary>Whether it still waits: it is neither offered a place nor ended.</summary>
    public async Task<bool> IsWaiting(WaitlistEntryId entryId) => await State(entryId) == "waiting";

    private async Task<string?> State(WaitlistEntryId entryId)
    {
        await using var command = database.CreateCommand(StateOf);
        command.Parameters.AddWithValue(entryId.Value);
        return (string?)await command.ExecuteScalarAsync();
    }

    /// <summary>Takes a need that is served or closed off every list.</summary>
    public async Task Remove(NeedId needId)
    {
        await using var command = database.CreateCommand(Leave);
        command.Parameters.AddWithValue(needId.Value);
        await command.ExecuteNonQueryAsync();
    }

    private static void AddReach(NpgsqlCommand command, ResourceProfile profile)
    {
        command.Parameters.AddWithValue(profile.ResourceId.Value);
        command.Parameters.AddWithValue(profile.ServiceType);
        command.Parameters.AddWithValue(RegionsInReach(profile));
    }

    /// <summary>The divisions whose people a resource reaches.</summary>
    internal static string[] RegionsInReach(ResourceProfile profile)
    {
        var near = Distances.DivisionsNear(profile.RegionCode, profile.CatchmentKm ?? Eligibility.DefaultCatchmentKm).Select(item => item.Code);
        return profile.Modality == Modality.InPerson || RegionTable.ProvinceOf(profile.RegionCode) is not { } province
            ? [.. near]
            : [.. near.Union(RegionTable.DivisionsWithin(province.Code))];
    }
}
