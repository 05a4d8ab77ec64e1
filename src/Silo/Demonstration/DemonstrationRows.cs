using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Npgsql;

namespace Coordination.Silo.Demonstration;

/// <summary>What the demonstration looks up. Referrals and openings of a provider that a person acts for are left to that person.</summary>
internal sealed class DemonstrationRows(NpgsqlDataSource database)
{
    private const string AnyProvider = "select exists (select 1 from provider_row)";

    private const string SomeReferral = """
        select referral_id, newcomer_id from referral_row r
        where status = any($1) and not exists (select 1 from member_row m where m.provider_id = r.provider_id)
        order by random() limit 1
        """;

    private const string SomeOpening = """
        select o.opening_id, o.maximum from opening o join resource_row r using (resource_id)
        where not o.closed and not exists (select 1 from member_row m where m.provider_id = r.provider_id)
        order by random() limit 1
        """;

    /// <summary>True once there are providers: the community is loaded only into an empty database.</summary>
    public async Task<bool> IsEmpty(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(AnyProvider);
        return !(bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Some referral in one of these states; null when there is none.</summary>
    public async Task<(ReferralId Id, NewcomerId NewcomerId)?> Referral(params string[] statuses)
    {
        await using var command = database.CreateCommand(SomeReferral);
        command.Parameters.AddWithValue(statuses);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (new(reader.GetString(0)), new(reader.GetString(1))) : null;
    }

    /// <summary>Some open opening with its maximum; null when there is none.</summary>
    public async Task<(OpeningId Id, int Maximum)?> Opening()
    {
        await using var command = database.CreateCommand(SomeOpening);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (new(reader.GetString(0)), reader.GetInt32(1)) : null;
    }
}
