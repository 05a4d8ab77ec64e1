using System.Text.Json;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains;
using Coordination.Grains.Bundles;
using Coordination.Grains.Ledger;
using Coordination.Grains.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Silo.Http;

/// <summary>What became of a command.</summary>
/// <param name="Kind"><c>capacity</c>, <c>bundle</c> or <c>http</c>.</param>
/// <param name="State"><c>in-progress</c>, <c>committed</c> or <c>rejected</c>.</param>
/// <param name="Request">What was asked, hashed.</param>
/// <param name="Status">The HTTP status given, for <c>http</c>.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Age">Since it was recorded, by the database's clock.</param>
internal sealed record CommandRecord(string Kind, string State, byte[] Request, int? Status, JsonElement? Outcome, TimeSpan Age)
{
    /// <summary>Longer than a grain is waited for, and than it takes to declare a silo dead whose process has ended.</summary>
    private static readonly TimeSpan CutOffAfter = TimeSpan.FromSeconds(6);

    /// <summary>True of one that began so long ago that a crash must have cut it off; it is done again when it is repeated, and its ids make that the same thing.</summary>
    public bool IsCutOff => State == "in-progress" && Age >= CutOffAfter;

    /// <summary>The answer as it was given.</summary>
    public Answer ToAnswer() => Kind switch
    {
        "capacity" => CapacityAnswer.Of(Outcome!.Value.Deserialize<CapacityOutcome>(CoordinationJson.Options)!),
        "bundle" => BundleAnswer.Of(Outcome!.Value.Deserialize<BundleOutcome>(CoordinationJson.Options)!),
        _ => new(Status!.Value, Outcome),
    };
}

/// <summary>The commands that are no capacity commands: begun, finished, found. Capacity commands are recorded by the ledger.</summary>
internal sealed class CommandRecords(NpgsqlDataSource database, CarriedOut carriedOut)
{
    private const string InsertBegun = """
        insert into command (command_id, request_hash, kind, state)
        select $1, $2, 'http', 'in-progress' where not exists (select from ledger where command_id = $1) on conflict do nothing
        """;

    private const string UpdateFinished = "update command set state = $2, status = $3, outcome = $4 where command_id = $1 and kind = 'http'";

    private const string DeleteBegun = "delete from command where command_id = $1 and state = 'in-progress'";

    private const string Select = """
        select kind, state, request_hash, status, outcome::text, clock_timestamp() - recorded_at from command where command_id = $1
        """;

    /// <summary>Notes that a command has begun; false when it was begun before.</summary>
    public async Task<bool> TryBegin(CommandMark command)
    {
        await using var insert = Statement(InsertBegun, command);
        insert.Parameters.AddWithValue(command.Request);
        return await insert.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Notes how it ended.</summary>
    public async Task Finish(CommandMark command, Answer answer)
    {
        await using var update = Statement(UpdateFinished, command);
        update.Parameters.AddWithValue(answer.Status < StatusCodes.Status400BadRequest ? "committed" : "rejected");
        update.Parameters.AddWithValue(answer.Status);
        update.Parameters.Add(new() { Value = answer.BodyJson is { } json ? json.GetRawText() : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await update.ExecuteNonQueryAsync();
    }

    /// <summary>Forgets one that failed by a fault of ours, so that it can be tried again.</summary>
    public async Task Forget(CommandMark command)
    {
        await using var delete = Statement(DeleteBegun, command);
        await delete.ExecuteNonQueryAsync();
    }

    /// <summary>What became of a command; null when it was never received.</summary>
    public async Task<CommandRecord?> Find(CommandMark command)
    {
        if (await carriedOut.Find(command) is { } row)
        {
            return new("capacity", "committed", row.Request, null, JsonSerializer.SerializeToElement(row.Outcome, CoordinationJson.Options), TimeSpan.Zero);
        }

        await using var select = Statement(Select, command);
        await using var reader = await select.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetFieldValue<byte[]>(2),
                reader.IsDBNull(3) ? null : reader.GetInt32(3),
                reader.IsDBNull(4) ? null : JsonDocument.Parse(reader.GetString(4)).RootElement,
                reader.GetTimeSpan(5))
            : null;
    }

    private NpgsqlCommand Statement(string sql, CommandMark mark)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(mark.Id);
        return command;
    }
}
