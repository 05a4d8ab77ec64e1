using Coordination.Campaign.Checking;
using Coordination.Campaign.Workload;
using Npgsql;

namespace Coordination.Campaign.Product;

/// <summary>What the campaign reads from the database itself. Everything known of the schema is here.</summary>
internal static class LedgerSql
{
    /// <summary>A hold is named by the version of the row that placed it, and what it is for stands in that row.</summary>
    private const string Rows = """
        select l.opening_id, l.version, l.kind, 'h-' || substr(l.opening_id, 3) || '-' || l.hold_version, p.need_id, p.bundle_id, l.units, l.expires_at,
            l.maximum, l.held, l.taken, l.recorded_at, l.xmin::text::bigint
        from ledger l left join ledger p on p.opening_id = l.opening_id and p.version = l.hold_version
        order by l.opening_id, l.version
        """;

    private const string Heads = "select opening_id, version, maximum, held, taken from opening";

    private const string Entries = """
        select entry_id, resource_id, need_id, band, 40 * vulnerability, joined_at, hold_id, target_days from waitlist_entry where resource_id is not null
        """;

    private const string Offered = """
        select w.entry_id, h.hold_id, h.opening_id from waitlist_entry w join hold h on h.hold_id = w.hold_id where w.state = 'offered' and h.state = 'held'
        """;

    /// <summary>Everything the ledger says, by one look at one moment.</summary>
    public static async Task<(ImmutableArray<LedgerRow> Rows, ImmutableArray<OpeningHead> Heads, ImmutableArray<WaitlistRow> Waitlist, DateTimeOffset ReadAt)> Read(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var rows = await All(connection, Rows, RowOf);
        var heads = await All(connection, Heads, reader =>
            new OpeningHead(reader.GetString(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4)));
        var entries = await All(connection, Entries, reader => new WaitlistRow(
            reader.GetString(0), reader.GetString(1), Text(reader, 2), reader.GetInt16(3), reader.GetDouble(4), reader.GetFieldValue<DateTimeOffset>(5), Text(reader, 6))
        {
            TargetDays = reader.GetInt32(7),
        });
        var readAt = await All(connection, "select clock_timestamp()", reader => reader.GetFieldValue<DateTimeOffset>(0));
        return (rows, heads, entries, readAt[0]);
    }

    /// <summary>Offers that nobody has answered.</summary>
    public static async Task<IReadOnlyList<Offer>> OpenOffers(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        return await All(connection, Offered, reader => new Offer(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
    }

    private static LedgerRow RowOf(NpgsqlDataReader reader) => new()
    {
        Opening = reader.GetString(0),
        Version = reader.GetInt64(1),
        Kind = reader.GetString(2),
        Hold = Text(reader, 3),
        Need = Text(reader, 4),
        Bundle = Text(reader, 5),
        Units = reader.GetInt32(6),
        ExpiresAt = reader.IsDBNull(7) ? null : reader.GetFieldValue<DateTimeOffset>(7),
        Maximum = reader.GetInt32(8),
        Held = reader.GetInt32(9),
        Taken = reader.GetInt32(10),
        RecordedAt = reader.GetFieldValue<DateTimeOffset>(11),
        Transaction = reader.GetInt64(12),
    };

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static async Task<ImmutableArray<T>> All<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync())
        {
            found.Add(read(reader));
        }

        return found.ToImmutable();
    }
}
