using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Npgsql;

namespace Coordination.Grains.Ledger;

/// <summary>Commands that are rows of the ledger, with the answer that was given.</summary>
public sealed class CarriedOut(NpgsqlDataSource database)
{
    private const string ById = """
        select request_hash, outcome::text, opening_id, version, kind, hold_version, newcomer_id, need_id, bundle_id, units, expires_at
        from ledger where command_id = $1
        """;

    /// <summary>The answer that a command was given, and what it asked; null when no row carries it out.</summary>
    public async Task<(byte[] Request, CapacityOutcome Outcome)?> Find(CommandMark command)
    {
        await using var find = database.CreateCommand(ById);
        find.Parameters.AddWithValue(command.Id);
        await using var reader = await find.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            return null;
        }

        return (
            reader.GetFieldValue<byte[]>(0),
            reader.IsDBNull(1) ? LedgerAnswers.OfRow(Row(reader))! : LedgerAnswers.FromJson(reader.GetString(1)));
    }

    /// <summary>A row as far as it tells an answer.</summary>
    private static LedgerEvent Row(NpgsqlDataReader reader)
    {
        var opening = new OpeningId(reader.GetString(2));
        return new()
        {
            OpeningId = opening,
            Version = reader.GetInt64(3),
            Kind = Slugs<LedgerKind>.Parse(reader.GetString(4)),
            Before = default,
            After = default,
            Hold = reader.IsDBNull(5) ? null : new(
                new HoldId(opening, reader.GetInt64(5)),
                new(reader.GetString(6)),
                reader.IsDBNull(7) ? null : new NeedId(reader.GetString(7)),
                reader.GetInt32(9),
                reader.GetFieldValue<DateTimeOffset>(10),
                HoldState.Held,
                reader.IsDBNull(8) ? null : new BundleId(reader.GetString(8))),
        };
    }
}
