using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Silo.Http;

/// <summary>Where a referral is kept and whose it is to answer.</summary>
internal sealed record ReferralRow(
    ReferralId Id, NewcomerId NewcomerId, NeedId? NeedId, ProviderId ProviderId, ResourceId ResourceId, OpeningId OpeningId, HoldId HoldId,
    string ServiceType, string RegionCode, string Status, DateTimeOffset RespondBy, DateTimeOffset RequestedAt, DateTimeOffset ChangedAt);

/// <summary>Lists of referrals.</summary>
internal sealed class ReferralRows(NpgsqlDataSource database)
{
    private const string Columns = """
        select referral_id, newcomer_id, need_id, provider_id, resource_id, opening_id, hold_id, service_type, region_code, status,
            respond_by, requested_at, changed_at
        from referral_row
        """;

    private const string One = Columns + " where referral_id = $1";

    private const string Page = Columns + """
         where ($1::text is null or provider_id = $1) and ($2::text is null or status = $2)
           and ($3::timestamptz is null or (requested_at, referral_id) > ($3, $4))
        order by requested_at, referral_id limit $5
        """;

    /// <summary>One referral; null when there is none.</summary>
    public async Task<ReferralRow?> Find(ReferralId id)
    {
        await using var command = database.CreateCommand(One);
        command.Parameters.AddWithValue(id.Value);
        return (await Read(command)).SingleOrDefault();
    }

    /// <summary>A page, oldest first, after a place in the list.</summary>
    public async Task<IReadOnlyList<ReferralRow>> After((DateTimeOffset At, string Id)? place, ProviderId? provider, string? status, int size)
    {
        await using var command = database.CreateCommand(Page);
        command.Parameters.Add(new() { Value = (object?)provider?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)status ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)place?.At.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = place?.Id ?? "", NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.AddWithValue(size);
        return await Read(command);
    }

    private static async Task<List<ReferralRow>> Read(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<ReferralRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new(
                new(reader.GetString(0)), new(reader.GetString(1)), reader.IsDBNull(2) ? null : new NeedId(reader.GetString(2)), new(reader.GetString(3)),
                new(reader.GetString(4)), new(reader.GetString(5)), new(reader.GetString(6)), reader.GetString(7), reader.GetString(8), reader.GetString(9),
                reader.GetFieldValue<DateTimeOffset>(10), reader.GetFieldValue<DateTimeOffset>(11), reader.GetFieldValue<DateTimeOffset>(12)));
        }

        return rows;
    }
}
