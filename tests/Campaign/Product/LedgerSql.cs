using System.Globalization;
using System.Text.Json;
using Coordination.Campaign.Checking;
using Coordination.Campaign.Workload;
using Npgsql;

namespace Coordination.Campaign.Product;

/// <summary>What the campaign reads from the database itself. Everything known of the schema is here; columns that are not there are left out.</summary>
internal static class LedgerSql
{
    private const string Rows = """
        select (to_jsonb(l) || jsonb_build_object('hold_id', 'h-' || substr(l.opening_id, 3) || '-' || l.hold_version))::text, l.xmin::text::bigint, l.need_id
        from ledger l
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

    private static LedgerRow RowOf(NpgsqlDataReader reader)
    {
        var row = JsonDocument.Parse(reader.GetString(0)).RootElement;
        return new()
        {
            Opening = row.GetProperty("opening_id").GetString()!,
            Version = row.GetProperty("version").GetInt64(),
            Kind = row.GetProperty("kind").GetString()!,
            Hold = row.GetProperty("hold_id").GetString(),
            Need = Text(reader, 2),
            Units = row.GetProperty("units").GetInt32(),
            ExpiresAt = Instant(row.GetProperty("expires_at")),
            Maximum = row.GetProperty("maximum").GetInt32(),
            Held = row.GetProperty("held").GetInt32(),
            Taken = row.GetProperty("taken").GetInt32(),
            RecordedAt = Instant(row.GetProperty("recorded_at"))!.Value,
            Transaction = reader.GetInt64(1),
        };
    }

    private static DateTimeOffset? Instant(JsonElement value) =>
        value.GetString() is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

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
