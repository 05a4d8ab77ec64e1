using System.Text.Json;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Grains.Ledger;

/// <summary>The statements of the ledger: one transaction for a batch of proposals.</summary>
internal static class LedgerSql
{
    private const string InsertCommands = """
        insert into command (scope, key, request_hash, kind, state, outcome)
        select scope, key, hash, 'capacity', state, outcome::jsonb
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as c (scope, key, hash, state, outcome)
        """;

    private const string InsertRows = """
        insert into ledger (opening_id, version, kind, hold_id, newcomer_id, need_id, units, expires_at,
            maximum_before, held_before, taken_before, maximum, held, taken, closed, terms)
        select opening_id, version, kind, hold_id, newcomer_id, need_id, units, expires_at,
            maximum_before, held_before, taken_before, maximum, held, taken, closed, terms::jsonb
        from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[], $8::timestamptz[],
            $9::integer[], $10::integer[], $11::integer[], $12::integer[], $13::integer[], $14::integer[], $15::boolean[], $16::text[])
            as r (opening_id, version, kind, hold_id, newcomer_id, need_id, units, expires_at,
                maximum_before, held_before, taken_before, maximum, held, taken, closed, terms)
        """;

    private const string OfferPlaces = """
        update waitlist_entry w set state = 'offered', hold_id = o.hold_id
        from unnest($1::text[], $2::text[]) as o (entry_id, hold_id)
        where w.entry_id = o.entry_id and w.state = 'waiting'
        """;

    private const string EndOffers = """
        update waitlist_entry w set state = case r.kind when 'confirmed' then 'accepted' when 'released' then 'declined' else 'lapsed' end
        from unnest($1::text[], $2::text[]) as r (hold_id, kind)
        where w.hold_id = r.hold_id and w.state = 'offered'
        """;

    /// <summary>True when the database refused what was proposed, and nothing of it was written.</summary>
    public static bool IsRefusal(Exception exception) => exception switch
    {
        LedgerConflictException => true,
        PostgresException refused => refused.SqlState.StartsWith("23", StringComparison.Ordinal)
            || refused.SqlState.StartsWith("CL", StringComparison.Ordinal)
            || refused.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        _ => false,
    };

    /// <summary>Commits the proposals in one transaction.</summary>
    public static async Task Commit(NpgsqlDataSource database, IReadOnlyList<LedgerProposal> proposals)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var offers = proposals.SelectMany(proposal => proposal.Offers).ToArray();
        await using var batch = new NpgsqlBatch(connection, transaction);
        AddCommands(batch, [.. proposals.Where(proposal => proposal.Command is not null)]);
        AddRows(batch, [.. proposals.SelectMany(proposal => proposal.Decision.Events.Select(row => (proposal.ResourceId.Value, row)))]);
        NpgsqlBatchCommand? offering = null;
        if (offers.Length > 0)
        {
            offering = Add(batch, OfferPlaces, Texts(offers.Select(offer => offer.EntryId.Value)), Texts(offers.Select(offer => offer.HoldId.Value)));
        }

        await batch.ExecuteNonQueryAsync();
        if (offering is not null && offering.RecordsAffected != offers.Length)
        {
            throw new LedgerConflictException("Somebody who was to be offered a place does not wait any more.");
        }

        await transaction.CommitAsync();
    }

    private static void AddCommands(NpgsqlBatch batch, LedgerProposal[] proposals)
    {
        if (proposals.Length == 0)
        {
            return;
        }

        Add(
            batch,
            InsertCommands,
            Texts(proposals.Select(proposal => proposal.Command!.Scope)),
            Texts(proposals.Select(proposal => proposal.Command!.Key)),
            Texts(proposals.Select(proposal => proposal.Command!.RequestHash)),
            Texts(proposals.Select(proposal => CapacityAnswers.IsRejection(proposal.Decision.Outcome) ? "rejected" : "committed")),
            Texts(proposals.Select(proposal => JsonSerializer.Serialize(proposal.Decision.Outcome, CoordinationJson.Options))));
    }

    private static void AddRows(NpgsqlBatch batch, (string ResourceId, LedgerEvent Row)[] rows)
    {
        if (rows.Length == 0)
        {
            return;
        }

        Add(
            batch,
            InsertRows,
            Texts(rows.Select(item => item.Row.OpeningId.Value)),
            Many(NpgsqlDbType.Bigint, rows.Select(item => item.Row.Version)),
            Texts(rows.Select(item => Slugs<LedgerKind>.Of(item.Row.Kind))),
            Texts(rows.Select(item => item.Row.Hold?.HoldId.Value)),
            Texts(rows.Select(item => item.Row.Hold?.NewcomerId.Value)),
            Texts(rows.Select(item => item.Row.Hold?.NeedId?.Value)),
            Many(NpgsqlDbType.Integer, rows.Select(item => item.Row.Hold?.Units ?? 0)),
            Many(NpgsqlDbType.TimestampTz, rows.Select(item => item.Row.Hold?.ExpiresAt.UtcDateTime)),
            Many(NpgsqlDbType.Integer, rows.Select(item => item.Row.Before.Maximum)),
            Many(NpgsqlDbType.Integer, rows.Select(item => item.Row.Before.Held)),
            Many(NpgsqlDbType.Integer, rows.Select(item => item.Row.Before.Taken)),
            Many(NpgsqlDbType.Integer, rows.Select(item => item.Row.After.Maximum)),
            Many(NpgsqlDbType.Integer, rows.Select(item => item.Row.After.Held)),
            Many(NpgsqlDbType.Integer, rows.Select(item => item.Row.After.Taken)),
            Many(NpgsqlDbType.Boolean, rows.Select(item => item.Row.IsClosed)),
            Texts(rows.Select(item => TermsOf(item.ResourceId, item.Row))));

        var resolved = rows.Where(item => item.Row.Kind is LedgerKind.Confirmed or LedgerKind.Released or LedgerKind.Expired).ToArray();
        if (resolved.Length > 0)
        {
            Add(batch, EndOffers, Texts(resolved.Select(item => item.Row.Hold!.HoldId.Value)), Texts(resolved.Select(item => Slugs<LedgerKind>.Of(item.Row.Kind))));
        }
    }

    private static string? TermsOf(string resourceId, LedgerEvent row) => row.Terms is not { } terms
        ? null
        : JsonSerializer.Serialize(new { resourceId, terms.Unit, terms.StartsOn, terms.EndsOn }, CoordinationJson.Options);

    private static NpgsqlBatchCommand Add(NpgsqlBatch batch, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        batch.BatchCommands.Add(command);
        return command;
    }

    private static NpgsqlParameter Texts(IEnumerable<string?> values) => Many(NpgsqlDbType.Text, values);

    private static NpgsqlParameter Many<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
