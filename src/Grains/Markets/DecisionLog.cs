using System.Text.Json;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Markets;

/// <summary>A decision as it was recorded.</summary>
/// <param name="DecisionId">The decision.</param>
/// <param name="Decision">What the engine decided, with all that it rested on.</param>
/// <param name="At">When.</param>
/// <param name="By">The signed-in user who asked.</param>
/// <param name="Chosen">What they took instead, or null when they followed the engine.</param>
/// <param name="Reason">Why they took something else.</param>
public sealed record RecordedDecision(DecisionId DecisionId, MatchDecision Decision, DateTimeOffset At, string By, OpeningId? Chosen, string? Reason);

/// <summary>Every decision that was taken, as it was taken: appended, never changed.</summary>
public sealed class DecisionLog(NpgsqlDataSource database)
{
    private const string Append = """
        insert into match_decision (decision_id, newcomer_id, need_id, decided_at, decided_by, taken, chosen, reason, hash, decision)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb) on conflict (decision_id) do nothing
        """;

    private const string Columns = "select decision_id, decision::text, decided_at, decided_by, chosen, reason from match_decision";

    /// <summary>Records a decision; one that is recorded already stays as it was.</summary>
    public async Task Add(RecordedDecision recorded)
    {
        var grounds = recorded.Decision.Grounds;
        await using var command = database.CreateCommand(Append);
        command.Parameters.AddWithValue(recorded.DecisionId.Value);
        command.Parameters.AddWithValue(grounds.NewcomerId.Value);
        command.Parameters.Add(Text(grounds.NeedId?.Value));
        command.Parameters.AddWithValue(recorded.At.ToUniversalTime());
        command.Parameters.AddWithValue(recorded.By);
        command.Parameters.Add(Text(recorded.Decision.Taken?.Value));
        command.Parameters.Add(Text(recorded.Chosen?.Value));
        command.Parameters.Add(Text(recorded.Reason));
        command.Parameters.AddWithValue(recorded.Decision.Hash);
        command.Parameters.AddWithValue(JsonSerializer.Serialize(recorded.Decision, CoordinationJson.Options));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One decision, or null.</summary>
    public async Task<RecordedDecision?> Find(DecisionId decisionId) => await Read(Columns + " where decision_id = $1", decisionId.Value) is [var found, ..] ? found : null;

    /// <summary>The newest decisions about a person, newest first, at most <see cref="Limits.PageSizeMax"/>.</summary>
    public Task<IReadOnlyList<RecordedDecision>> Of(NewcomerId newcomerId) =>
        Read(Columns + $" where newcomer_id = $1 order by decided_at desc limit {Limits.PageSizeMax}", newcomerId.Value);

    private async Task<IReadOnlyList<RecordedDecision>> Read(string sql, string id)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync();
        var decisions = new List<RecordedDecision>();
        while (await reader.ReadAsync())
        {
            decisions.Add(new(
                new(reader.GetString(0)),
                JsonSerializer.Deserialize<MatchDecision>(reader.GetString(1), CoordinationJson.Options)!,
                reader.GetFieldValue<DateTimeOffset>(2),
                reader.GetString(3),
                reader.IsDBNull(4) ? null : new OpeningId(reader.GetString(4)),
                reader.IsDBNull(5) ? null : reader.GetString(5)));
        }

        return decisions;
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };
}
