using System.Text.Json;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains;
using Coordination.Grains.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Silo.Http;

/// <summary>What became of a command.</summary>
/// <param name="Kind"><c>capacity</c> or <c>http</c>.</param>
/// <param name="State"><c>in-progress</c>, <c>committed</c> or <c>rejected</c>.</param>
/// <param name="RequestHash">What was asked.</param>
/// <param name="Status">The HTTP status given, for <c>http</c>.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Age">Since it was recorded, by the database's clock.</param>
internal sealed record CommandRecord(string Kind, string State, string RequestHash, int? Status, JsonElement? Outcome, TimeSpan Age)
{
    /// <summary>The answer as it was given.</summary>
    public Answer ToAnswer() => Kind == "capacity"
        ? CapacityAnswer.Of(Outcome!.Value.Deserialize<CapacityOutcome>(CoordinationJson.Options)!)
        : new(Status!.Value, Outcome);
}

/// <summary>The commands that are no capacity commands: begun, finished, found. Capacity commands are recorded by the ledger.</summary>
internal sealed class CommandRecords(NpgsqlDataSource database)
{
    private const string InsertBegun = """
        insert into command (scope, key, request_hash, kind, state) values ($1, $2, $3, 'http', 'in-progress') on conflict do nothing
        """;

    private const string UpdateFinished = """
        update command set state = $3, status = $4, outcome = $5 where scope = $1 and key = $2 and kind = 'http'
        """;

    private const string DeleteBegun = "delete from command where scope = $1 and key = $2 and state = 'in-progress'";

    private const string Select = """
        select kind, state, request_hash, status, outcome::text, clock_timestamp() - recorded_at from command where scope = $1 and key = $2
        """;

    /// <summary>Notes that a command has begun; false when it was begun before.</summary>
    public async Task<bool> TryBegin(CommandKey key)
    {
        await using var command = Statement(InsertBegun, key);
        command.Parameters.AddWithValue(key.RequestHash);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Notes how it ended.</summary>
    public async Task Finish(CommandKey key, Answer answer)
    {
        await using var command = Statement(UpdateFinished, key);
        command.Parameters.AddWithValue(answer.Status < StatusCodes.Status400BadRequest ? "committed" : "rejected");
        command.Parameters.AddWithValue(answer.Status);
        command.Parameters.Add(new() { Value = answer.BodyJson is { } json ? json.GetRawText() : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Forgets one that failed by a fault of ours, so that it can be tried again.</summary>
    public async Task Forget(CommandKey key)
    {
        await using var command = Statement(DeleteBegun, key);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What became of a command; null when it was never received.</summary>
    public async Task<CommandRecord?> Find(string scope, string key)
    {
        await using var command = Statement(Select, new(scope, key, ""));
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetInt32(3),
                reader.IsDBNull(4) ? null : JsonDocument.Parse(reader.GetString(4)).RootElement,
                reader.GetTimeSpan(5))
            : null;
    }

    private NpgsqlCommand Statement(string sql, CommandKey key)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(key.Scope);
        command.Parameters.AddWithValue(key.Key);
        return command;
    }
}
