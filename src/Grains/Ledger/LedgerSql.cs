using System.Text.Json;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Grains.Ledger;

/// <summary>The statements of the ledger: one transaction, and one journey to the database, for a batch of proposals.</summary>
internal static class LedgerSql
{
    /// <summary>A commit that takes longer is an unknown.</summary>
    private const int CommitSecondsMax = 5;

    private const string InsertRows = """
        insert into ledger (opening_id, version, kind, hold_version, newcomer_id, need_id, bundle_id, units, expires_at, due_at,
            maximum_before, held_before, taken_before, maximum, held, taken, closed, command_id, request_hash, outcome, terms, hash)
        select opening_id, version, kind, hold_version, newcomer_id, need_id, bundle_id, units, expires_at, due_at,
            maximum_before, held_before, taken_before, maximum, held, taken, closed, command_id, request_hash, outcome::json, terms::jsonb, hash
        from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::integer[], $9::timestamptz[], $10::timestamptz[],
            $11::integer[], $12::integer[], $13::integer[], $14::integer[], $15::integer[], $16::integer[], $17::boolean[], $18::uuid[], $19::bytea[], $20::text[], $21::text[], $22::bytea[])
            as r (opening_id, version, kind, hold_version, newcomer_id, need_id, bundle_id, units, expires_at, due_at,
                maximum_before, held_before, taken_before, maximum, held, taken, closed, command_id, request_hash, outcome, terms, hash)
        """;

    private const string RecordAnswers = "select record_answers($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[])";

    private const string OfferPlaces = "select offer_places($1::text[], $2::text[])";

    private const string EndOffers = """
        update waitlist_entry w set state = case r.kind when 'confirmed' then 'accepted' when 'released' then 'declined' else 'lapsed' end
        from unnest($1::text[], $2::text[]) as r (hold_id, kind)
        where w.hold_id = r.hold_id and w.state = 'offered'
        """;

    private const string InsertBundles = """
        insert into bundle (bundle_id, newcomer_id, expires_at) select * from unnest($1::text[], $2::text[], $3::timestamptz[])
        """;

    /// <summary>True when the database refused what was proposed, and nothing of it was written.</summary>
    public static bool IsRefusal(Exception exception) => exception is PostgresException refused
        && (refused.SqlState.StartsWith("23", StringComparison.Ordinal)
            || refused.SqlState.StartsWith("CL", StringComparison.Ordinal)
            || refused.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure);

    /// <summary>Commits the proposals. Without an explicit transaction the whole batch is one, and its end is the commit.</summary>
    public static async Task Commit(NpgsqlConnection connection, IReadOnlyList<LedgerProposal> proposals)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = CommitSecondsMax };
        var rows = proposals.Count == 1 ? proposals[0].Rows : [.. proposals.SelectMany(proposal => proposal.Rows)];
        AddRows(batch, rows);
        AddAnswers(batch, proposals, rows);
        AddOffers(batch, [.. proposals.Select(proposal => proposal.Offer).OfType<Offer>()]);
        AddBundles(batch, [.. proposals.Select(proposal => proposal.Bundle).OfType<PlacedBundle>()]);
        await batch.ExecuteNonQueryAsync();
    }

    private static void AddRows(NpgsqlBatch batch, ImmutableArray<LedgerRow> rows)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        Add(
            batch,
            InsertRows,
            Texts(rows, row => row.Event.OpeningId.Value),
            Many(NpgsqlDbType.Bigint, rows, row => row.Event.Version),
            Texts(rows, row => Slugs<LedgerKind>.Of(row.Event.Kind)),
            Many(NpgsqlDbType.Bigint, rows, row => row.Event.Hold?.HoldId.Version),
            Texts(rows, row => row.Event.Hold?.NewcomerId.Value),
            Texts(rows, row => row.Event.Hold?.NeedId?.Value),
            Texts(rows, row => row.Event.Hold?.BundleId?.Value),
            Many(NpgsqlDbType.Integer, rows, row => row.Event.Hold?.Units ?? 0),
            Many(NpgsqlDbType.TimestampTz, rows, row => row.Event.Hold?.ExpiresAt.UtcDateTime),
            Many(NpgsqlDbType.TimestampTz, rows, row => row.DueAt?.UtcDateTime),
            Many(NpgsqlDbType.Integer, rows, row => row.Event.Before.Maximum),
            Many(NpgsqlDbType.Integer, rows, row => row.Event.Before.Held),
            Many(NpgsqlDbType.Integer, rows, row => row.Event.Before.Taken),
            Many(NpgsqlDbType.Integer, rows, row => row.Event.After.Maximum),
            Many(NpgsqlDbType.Integer, rows, row => row.Event.After.Held),
            Many(NpgsqlDbType.Integer, rows, row => row.Event.After.Taken),
            Many(NpgsqlDbType.Boolean, rows, row => row.Event.IsClosed),
            Many(NpgsqlDbType.Uuid, rows, row => row.CommandId),
            Many(NpgsqlDbType.Bytea, rows, row => row.RequestHash),
            Texts(rows, row => row.Outcome),
            Texts(rows, TermsOf),
            Many(NpgsqlDbType.Bytea, rows, row => row.Hash));

        var resolved = rows.Where(row => row.Event.Kind is LedgerKind.Confirmed or LedgerKind.Released or LedgerKind.Expired).ToImmutableArray();
        if (!resolved.IsEmpty)
        {
            Add(batch, EndOffers, Texts(resolved, row => row.Event.Hold!.HoldId.Value), Texts(resolved, row => Slugs<LedgerKind>.Of(row.Event.Kind)));
        }
    }

    /// <summary>Answers rest on the opening as it stands; those of an opening that moves in this batch are between its rows.</summary>
    private static void AddAnswers(NpgsqlBatch batch, IReadOnlyList<LedgerProposal> proposals, ImmutableArray<LedgerRow> rows)
    {
        var answers = proposals.Select(proposal => proposal.Answer).OfType<LedgerAnswer>().ToImmutableArray();
        if (answers.IsEmpty)
        {
            return;
        }

        var moving = rows.Select(row => row.Event.OpeningId.Value).ToHashSet();
        Add(
            batch,
            RecordAnswers,
            Many(NpgsqlDbType.Uuid, answers, answer => answer.CommandId),
            Many(NpgsqlDbType.Bytea, answers, answer => answer.RequestHash),
            Texts(answers, answer => answer.Kind),
            Texts(answers, answer => answer.IsRejection ? "rejected" : "committed"),
            Texts(answers, answer => answer.Outcome),
            Texts(answers, answer => answer.OpeningId is { } id && !moving.Contains(id) ? id : null),
            Many(NpgsqlDbType.Bigint, answers, answer => answer.OpeningVersion));
    }

    private static void AddOffers(NpgsqlBatch batch, ImmutableArray<Offer> offers)
    {
        if (!offers.IsEmpty)
        {
            Add(batch, OfferPlaces, Texts(offers, offer => offer.EntryId.Value), Texts(offers, offer => offer.HoldId.Value));
        }
    }

    private static void AddBundles(NpgsqlBatch batch, ImmutableArray<PlacedBundle> bundles)
    {
        if (!bundles.IsEmpty)
        {
            Add(
                batch,
                InsertBundles,
                Texts(bundles, bundle => bundle.BundleId.Value),
                Texts(bundles, bundle => bundle.NewcomerId),
                Many(NpgsqlDbType.TimestampTz, bundles, bundle => bundle.ExpiresAt.UtcDateTime));
        }
    }

    private static string? TermsOf(LedgerRow row) => row.Event.Terms is not { } terms
        ? null
        : JsonSerializer.Serialize(new { ResourceId = row.Event.OpeningId.Resource.Value, terms.Unit, terms.StartsOn, terms.EndsOn }, CoordinationJson.Options);

    private static void Add(NpgsqlBatch batch, string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameter<string?[]> Texts<TItem>(ImmutableArray<TItem> items, Func<TItem, string?> column) => Many(NpgsqlDbType.Text, items, column);

    private static NpgsqlParameter<T[]> Many<TItem, T>(NpgsqlDbType type, ImmutableArray<TItem> items, Func<TItem, T> column)
    {
        var values = new T[items.Length];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = column(items[index]);
        }

        return new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
