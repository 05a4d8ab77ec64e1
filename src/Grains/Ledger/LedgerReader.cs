using System.Text.Json;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Ledger;

/// <summary>Reads what the ledger has committed.</summary>
internal sealed class LedgerReader(NpgsqlDataSource database)
{
    private const string OpeningsOfResource = """
        select opening_id, version, maximum, held, taken, closed, unit, starts_on, ends_on, affirmed_at
        from opening where resource_id = $1
        """;

    private const string LiveHoldsOfResource = """
        select h.hold_id, h.newcomer_id, h.need_id, h.units, h.expires_at, h.state, h.opening_id
        from hold h join opening o using (opening_id)
        where o.resource_id = $1 and h.state in ('held', 'confirmed')
        """;

    private const string OneHold = """
        select hold_id, newcomer_id, need_id, units, expires_at, state, opening_id from hold where hold_id = $1
        """;

    private const string ReservationExists = "select exists (select 1 from hold where newcomer_id = $1 and need_id = $2 and state = 'confirmed')";

    private const string OneCommand = "select request_hash, kind, outcome::text from command where scope = $1 and key = $2";

    /// <summary>Every opening of a resource with its live holds, from one snapshot of the database.</summary>
    public async Task<IReadOnlyList<(OpeningState State, DateTimeOffset AffirmedAt)>> Openings(ResourceId resourceId)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var holds = (await ReadHolds(connection, LiveHoldsOfResource, resourceId.Value)).ToLookup(hold => hold.HoldId.Opening);
        await using var command = new NpgsqlCommand(OpeningsOfResource, connection, snapshot) { Parameters = { new() { Value = resourceId.Value } } };
        await using var reader = await command.ExecuteReaderAsync();
        var openings = new List<(OpeningState, DateTimeOffset)>();
        while (await reader.ReadAsync())
        {
            var id = new OpeningId(reader.GetString(0));
            openings.Add((
                new OpeningState
                {
                    OpeningId = id,
                    Version = reader.GetInt64(1),
                    Balance = new(reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4)),
                    IsClosed = reader.GetBoolean(5),
                    Terms = new(Slugs<CapacityUnit>.Parse(reader.GetString(6)), Day(reader, 7), Day(reader, 8)),
                    Holds = holds[id].ToImmutableDictionary(hold => hold.HoldId),
                },
                reader.GetFieldValue<DateTimeOffset>(9)));
        }

        return openings;
    }

    /// <summary>One hold, whatever has become of it; null when there never was one.</summary>
    public async Task<Hold?> Hold(HoldId holdId)
    {
        await using var connection = await database.OpenConnectionAsync();
        return (await ReadHolds(connection, OneHold, holdId.Value)).SingleOrDefault();
    }

    /// <summary>True while a confirmed hold stands for a need.</summary>
    public async Task<bool> IsReserved(NewcomerId newcomerId, NeedId needId)
    {
        await using var command = database.CreateCommand(ReservationExists);
        command.Parameters.AddWithValue(newcomerId.Value);
        command.Parameters.AddWithValue(needId.Value);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A command as it was recorded; null when it was not. A key that was used for something else than capacity is a mismatch.</summary>
    public async Task<RecordedCommand?> Command(CommandKey key, OpeningId openingId)
    {
        await using var command = database.CreateCommand(OneCommand);
        command.Parameters.AddWithValue(key.Scope);
        command.Parameters.AddWithValue(key.Key);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return null;
        }

        return reader.GetString(1) == "capacity"
            ? new(reader.GetString(0), JsonSerializer.Deserialize<CapacityOutcome>(reader.GetString(2), CoordinationJson.Options)!)
            : new(key.RequestHash, new CapacityOutcome.Mismatch(openingId, 0));
    }

    /// <summary>The database's clock, which alone decides whether a hold has expired.</summary>
    public async Task<DateTimeOffset> Now()
    {
        await using var command = database.CreateCommand("select clock_timestamp()");
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!);
    }

    private static async Task<List<Hold>> ReadHolds(NpgsqlConnection connection, string sql, string id)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync();
        var holds = new List<Hold>();
        while (await reader.ReadAsync())
        {
            holds.Add(new(
                new(reader.GetString(0)),
                new(reader.GetString(1)),
                reader.IsDBNull(2) ? null : new NeedId(reader.GetString(2)),
                reader.GetInt32(3),
                reader.GetFieldValue<DateTimeOffset>(4),
                Slugs<HoldState>.Parse(reader.GetString(5))));
        }

        return holds;
    }

    private static DateOnly? Day(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
}
