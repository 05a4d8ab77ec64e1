using System.Text.Json;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Bundles;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Ledger;

/// <summary>Reads what the ledger has committed.</summary>
internal sealed class LedgerReader(NpgsqlDataSource database, CarriedOut carriedOut, LedgerClock clock)
{
    private const string OpeningColumns = """
        select opening_id, version, maximum, held, taken, closed, unit, starts_on, ends_on, affirmed_at, head_hash
        from opening
        """;

    private const string HeadVersion = "select version from opening where opening_id = $1";

    private const string HoldColumns = "select h.hold_id, h.newcomer_id, h.need_id, h.units, h.expires_at, h.state, h.bundle_id from hold h";

    private const string LiveHoldsOfResource = HoldColumns + """
         join opening o using (opening_id) where o.resource_id = $1 and h.state in ('held', 'confirmed')
        """;

    private const string LiveHoldsOfOpening = HoldColumns + " where h.opening_id = $1 and h.state in ('held', 'confirmed')";

    private const string OneHold = HoldColumns + " where h.opening_id = $1 and h.hold_version = $2";

    private const string HoldsOfBundle = HoldColumns + " where h.opening_id in (select opening_id from ledger where bundle_id = $1) and h.bundle_id = $1";

    private const string ReservationFor = "select count(*) > 0, coalesce(bool_or(bundle_id is not null), false) from hold where newcomer_id = $1 and need_id = $2 and state = 'confirmed'";

    private const string Answered = "select request_hash, kind, outcome::text from command where command_id = $1";

    private const string RowsThere = """
        select t.place from unnest($1::integer[], $2::text[], $3::bigint[], $4::bytea[]) as t (place, opening_id, version, hash)
        join ledger l on l.opening_id = t.opening_id and l.version = t.version and l.hash = t.hash
        """;

    private const string AnswersThere = """
        select t.place from unnest($1::integer[], $2::uuid[], $3::bytea[]) as t (place, id, hash)
        join command c on c.command_id = t.id and c.request_hash = t.hash
        """;

    private const string Clock = "select clock_timestamp()";

    /// <summary>Every opening of a resource with its live holds, from one snapshot of the database.</summary>
    public Task<IReadOnlyList<CommittedOpening>> Openings(ResourceId resourceId) =>
        Read(OpeningColumns + " where resource_id = $1", LiveHoldsOfResource, resourceId.Value);

    /// <summary>One opening with its live holds; null when there is none.</summary>
    public async Task<CommittedOpening?> Opening(OpeningId openingId) =>
        (await Read(OpeningColumns + " where opening_id = $1", LiveHoldsOfOpening, openingId.Value)).SingleOrDefault();

    /// <summary>The version of an opening; 0 when there is none.</summary>
    public async Task<long> Version(OpeningId openingId)
    {
        await using var command = database.CreateCommand(HeadVersion);
        command.Parameters.AddWithValue(openingId.Value);
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    /// <summary>One hold, whatever has become of it; null when there never was one.</summary>
    public async Task<Hold?> Hold(HoldId holdId)
    {
        await using var connection = await database.OpenConnectionAsync();
        return (await ReadHolds(connection, OneHold, holdId.Opening.Value, holdId.Version)).SingleOrDefault();
    }

    /// <summary>The holds of a bundle, whatever has become of them, by id.</summary>
    public async Task<IReadOnlyList<Hold>> HoldsOf(BundleId bundleId)
    {
        await using var connection = await database.OpenConnectionAsync();
        return [.. (await ReadHolds(connection, HoldsOfBundle, bundleId.Value)).OrderBy(hold => hold.HoldId.Value, StringComparer.Ordinal)];
    }

    /// <summary>Whether a confirmed hold stands for a need, and whether it is part of a bundle.</summary>
    public async Task<(bool Exists, bool IsBundled)> Reservation(NewcomerId newcomerId, NeedId needId)
    {
        await using var command = database.CreateCommand(ReservationFor);
        command.Parameters.AddWithValue(newcomerId.Value);
        command.Parameters.AddWithValue(needId.Value);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetBoolean(0), row.GetBoolean(1));
    }

    /// <summary>A command of the ledger as it was recorded; null when it was not. A key that was used for something else is a mismatch.</summary>
    public async Task<RecordedCommand?> Command(CommandMark mark, OpeningId openingId)
    {
        if (await carriedOut.Find(mark) is { } row)
        {
            return new(row.Request, row.Outcome);
        }

        await using var command = database.CreateCommand(Answered);
        command.Parameters.AddWithValue(mark.Id);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return null;
        }

        return reader.GetString(1) == "capacity"
            ? new(reader.GetFieldValue<byte[]>(0), LedgerAnswers.FromJson(reader.GetString(2)))
            : new(mark.Request, new CapacityOutcome.Mismatch(openingId, 0));
    }

    /// <summary>The answer that a command on a bundle was given; null when it was not recorded. A key that was used for something else is a mismatch.</summary>
    public async Task<BundleOutcome?> BundleCommand(CommandMark mark, BundleId bundleId)
    {
        await using var command = database.CreateCommand(Answered);
        command.Parameters.AddWithValue(mark.Id);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return null;
        }

        return reader.GetString(1) == "bundle" && reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(mark.Request)
            ? JsonSerializer.Deserialize<BundleOutcome>(reader.GetString(2), CoordinationJson.Options)!
            : new BundleOutcome.Mismatch(bundleId);
    }

    /// <summary>For each proposal, whether it is on disk.</summary>
    public async Task<bool[]> AreThere(IReadOnlyList<LedgerProposal> proposals)
    {
        var there = new bool[proposals.Count];
        var rows = proposals.Index().Where(item => !item.Item.Rows.IsEmpty).Select(item => (item.Index, Row: item.Item.Rows[^1])).ToArray();
        var answers = proposals.Index().Where(item => item.Item.Rows.IsEmpty && item.Item.Answer is not null).Select(item => (item.Index, Answer: item.Item.Answer!)).ToArray();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(RowsThere)
        {
            Parameters =
            {
                new() { Value = rows.Select(item => item.Index).ToArray() },
                new() { Value = rows.Select(item => item.Row.Event.OpeningId.Value).ToArray() },
                new() { Value = rows.Select(item => item.Row.Event.Version).ToArray() },
                new() { Value = rows.Select(item => item.Row.Hash).ToArray() },
            },
        });
        batch.BatchCommands.Add(new(AnswersThere)
        {
            Parameters =
            {
                new() { Value = answers.Select(item => item.Index).ToArray() },
                new() { Value = answers.Select(item => item.Answer.CommandId).ToArray() },
                new() { Value = answers.Select(item => item.Answer.RequestHash).ToArray() },
            },
        });
        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                there[reader.GetInt32(0)] = true;
            }
        }
        while (await reader.NextResultAsync());
        return there;
    }

    /// <summary>Asks the database for its time.</summary>
    public async Task SetClock()
    {
        await using var command = database.CreateCommand(Clock);
        clock.Set(new((DateTime)(await command.ExecuteScalarAsync())!));
    }

    private async Task<IReadOnlyList<CommittedOpening>> Read(string openingSql, string holdSql, string id)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using (var now = new NpgsqlCommand(Clock, connection))
        {
            clock.Set(new((DateTime)(await now.ExecuteScalarAsync())!));
        }

        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var holds = (await ReadHolds(connection, holdSql, id)).ToLookup(hold => hold.HoldId.Opening);
        await using var command = new NpgsqlCommand(openingSql, connection, snapshot) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync();
        var openings = new List<CommittedOpening>();
        while (await reader.ReadAsync())
        {
            var openingId = new OpeningId(reader.GetString(0));
            var state = new OpeningState
            {
                OpeningId = openingId,
                Version = reader.GetInt64(1),
                Balance = new(reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4)),
                IsClosed = reader.GetBoolean(5),
                Terms = new(Slugs<CapacityUnit>.Parse(reader.GetString(6)), Day(reader, 7), Day(reader, 8)),
            };
            openings.Add(new(state.WithHolds(holds[openingId]), reader.GetFieldValue<DateTimeOffset>(9), reader.GetFieldValue<byte[]>(10)));
        }

        return openings;
    }

    private static async Task<List<Hold>> ReadHolds(NpgsqlConnection connection, string sql, params object[] ids)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var id in ids)
        {
            command.Parameters.Add(new() { Value = id });
        }

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
                Slugs<HoldState>.Parse(reader.GetString(5)),
                reader.IsDBNull(6) ? null : new BundleId(reader.GetString(6))));
        }

        return holds;
    }

    private static DateOnly? Day(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
}

/// <summary>An opening as it is on disk.</summary>
/// <param name="State">The opening.</param>
/// <param name="AffirmedAt">When its provider last said that it is true.</param>
/// <param name="Hash">The hash of its last row.</param>
internal sealed record CommittedOpening(OpeningState State, DateTimeOffset AffirmedAt, byte[] Hash);
