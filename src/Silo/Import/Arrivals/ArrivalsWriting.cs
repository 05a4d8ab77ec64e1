using Npgsql;
using NpgsqlTypes;

namespace Coordination.Silo.Import.Arrivals;

/// <summary>Stores arrivals in one transaction: all rows of a file or none.</summary>
internal sealed class ArrivalsWriting(NpgsqlDataSource database, ProgressLine progress)
{
    private const string Gather =
        "create temp table arrivals_read (region_code text not null, month date not null, people integer not null, suppressed boolean not null) on commit drop";

    private const string Fill = "copy arrivals_read (region_code, month, people, suppressed) from stdin (format binary)";

    /// <summary>Only rows that differ are touched, so the count it answers is the count of changes.</summary>
    private const string Merge = """
        with changed as (
            insert into arrivals (region_code, month, people, suppressed)
            select region_code, month, people, suppressed from arrivals_read
            on conflict (region_code, month) do update set people = excluded.people, suppressed = excluded.suppressed
            where (arrivals.people, arrivals.suppressed) is distinct from (excluded.people, excluded.suppressed)
            returning 1)
        select count(*)::integer from changed
        """;

    /// <summary>Stores the rows; answers how many changed what was stored.</summary>
    public async Task<int> Write(IReadOnlyList<ArrivalsRow> rows, CancellationToken cancellation)
    {
        progress.Start(rows.Count);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var gather = new NpgsqlCommand(Gather, connection, transaction))
        {
            await gather.ExecuteNonQueryAsync(cancellation);
        }

        await using (var copy = await connection.BeginBinaryImportAsync(Fill, cancellation))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(row.Division, NpgsqlDbType.Text, cancellation);
                await copy.WriteAsync(row.Month, NpgsqlDbType.Date, cancellation);
                await copy.WriteAsync(row.People, NpgsqlDbType.Integer, cancellation);
                await copy.WriteAsync(row.IsSuppressed, NpgsqlDbType.Boolean, cancellation);
                progress.Advance();
            }

            await copy.CompleteAsync(cancellation);
        }

        await using var merge = new NpgsqlCommand(Merge, connection, transaction);
        var changed = (int)(await merge.ExecuteScalarAsync(cancellation))!;
        await transaction.CommitAsync(cancellation);
        progress.Finish();
        return changed;
    }
}
