using System.Text.Json;
using Coordination.Domain.Geography;
using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Referrals;

/// <summary>Somebody who waits.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="NeedId">For which need.</param>
/// <param name="Seeker">What matching may know about them, as it was when they joined.</param>
internal sealed record WaitlistRow(WaitlistEntryId EntryId, NeedId? NeedId, Seeker Seeker);

/// <summary>The waitlists of the community: who waits for a resource, or for a service type within reach.</summary>
internal sealed class WaitlistTable(NpgsqlDataSource database)
{
    /// <summary>Those at the head of the line who are looked at when a place comes free.</summary>
    private const int LineMax = 50;

    /// <summary>Band (aged: beyond twice the target one band up, never into crisis), then score, then who came first: formula F6.</summary>
    private const string LineFor = """
        select entry_id, need_id, seeker::text
        from (
            select w.*, extract(epoch from $4 - w.joined_at) / 86400.0 as waited_days,
                case when w.landed_on is null then 0 else extract(epoch from $4 - w.landed_on::timestamptz) / 2629800.0 end as months
            from waitlist_entry w
            where w.state = 'waiting' and (w.resource_id = $1 or (w.resource_id is null and w.service_type = $2 and w.region_code = any($3)))
        ) line
        order by
            case when band >= 2 and waited_days > 2 * target_days then band - 1 else band end,
            40 * vulnerability + 30 * least(1, waited_days / target_days)
                + 20 * (case when months <= 36 then 0.5 + 0.5 * months / 36 else 0.25 end) desc,
            joined_at, entry_id
        limit $5
        """;

    private const string Join = """
        insert into waitlist_entry (entry_id, newcomer_id, need_id, service_type, region_code, resource_id, band, vulnerability,
            landed_on, target_days, joined_at, seeker, state)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, 'waiting')
        on conflict (newcomer_id, coalesce(need_id, ''), coalesce(resource_id, '')) where state in ('waiting', 'offered') do nothing
        """;

    private const string Leave = "update waitlist_entry set state = 'left' where need_id = $1 and state = 'waiting'";

    private const string EntryOf = """
        select entry_id from waitlist_entry
        where newcomer_id = $1 and need_id = $2 and coalesce(resource_id, '') = coalesce($3, '') and state in ('waiting', 'offered')
        """;

    /// <summary>The head of the line for a resource.</summary>
    public async Task<IReadOnlyList<WaitlistRow>> InOrder(ResourceProfile profile, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(LineFor);
        command.Parameters.AddWithValue(profile.ResourceId.Value);
        command.Parameters.AddWithValue(profile.ServiceType);
        command.Parameters.AddWithValue(RegionsInReach(profile));
        command.Parameters.AddWithValue(now.UtcDateTime);
        command.Parameters.AddWithValue(LineMax);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<WaitlistRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new(
                new(reader.GetString(0)),
                reader.IsDBNull(1) ? null : new NeedId(reader.GetString(1)),
                JsonSerializer.Deserialize<Seeker>(reader.GetString(2), CoordinationJson.Options)!));
        }

        return rows;
    }

    /// <summary>Puts a need on a list; one that is on it already keeps its place. Gives the entry that stands for it.</summary>
    public async Task<WaitlistEntryId> Add(WaitlistEntryId entryId, Seeker seeker, Need need, ResourceId? resourceId, DateOnly? landedOn, DateTimeOffset now)
    {
        var target = Math.Max(1, need.TargetOn.DayNumber - DateOnly.FromDateTime(need.OpenedAt.UtcDateTime).DayNumber);
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
            command.Parameters.AddWithValue(target);
            command.Parameters.AddWithValue(now.UtcDateTime);
            command.Parameters.AddWithValue(JsonSerializer.Serialize(seeker, CoordinationJson.Options));
            await command.ExecuteNonQueryAsync();
        }

        await using var find = database.CreateCommand(EntryOf);
        find.Parameters.AddWithValue(seeker.NewcomerId.Value);
        find.Parameters.AddWithValue(need.NeedId.Value);
        find.Parameters.Add(new NpgsqlParameter { Value = (object?)resourceId?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        return new((string)(await find.ExecuteScalarAsync())!);
    }

    /// <summary>Takes a need that is served or closed off every list.</summary>
    public async Task Remove(NeedId needId)
    {
        await using var command = database.CreateCommand(Leave);
        command.Parameters.AddWithValue(needId.Value);
        await command.ExecuteNonQueryAsync();
    }

    private static string[] RegionsInReach(ResourceProfile profile)
    {
        var near = Distances.DivisionsNear(profile.RegionCode, profile.CatchmentKm ?? Eligibility.DefaultCatchmentKm).Select(item => item.Code);
        return profile.Modality == Modality.InPerson || RegionTable.ProvinceOf(profile.RegionCode) is not { } province
            ? [.. near]
            : [.. near.Union(RegionTable.DivisionsWithin(province.Code))];
    }
}
