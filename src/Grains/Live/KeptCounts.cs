using System.Text.Json;
using Coordination.Domain.Gaps;
using Coordination.Grains.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Grains.Live;

/// <summary>What the board counted last, kept in the database with what has changed since: so its start does not depend on how many people there are.</summary>
internal sealed class KeptCounts(NpgsqlDataSource database)
{
    private const string LookForChanges = "select gap_look()";

    private const string Kept = "select division, counted_on, counts::text, stale from gap_counted";

    private const string Stale = "select division from gap_counted where stale";

    private const string Keep = """
        insert into gap_counted (division, counted_on, counts, stale)
        select division, $2, counts, false from unnest($1::text[], $3::json[]) as c (division, counts)
        on conflict (division) do update set counted_on = excluded.counted_on, counts = excluded.counts, stale = false
        """;

    private const string ReconcileOne = "select gap_reconcile($1)";

    /// <summary>Marks the divisions where something that is counted has changed since the last look.</summary>
    public async Task Look()
    {
        await using var command = database.CreateCommand(LookForChanges);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The counts of every division that was ever counted.</summary>
    public async Task<IReadOnlyList<CountedDivision>> All()
    {
        await using var command = database.CreateCommand(Kept);
        await using var reader = await command.ExecuteReaderAsync();
        var kept = new List<CountedDivision>();
        while (await reader.ReadAsync())
        {
            kept.Add(reader.IsDBNull(2)
                ? new(reader.GetString(0), null, [], true)
                : new(
                    reader.GetString(0),
                    reader.GetFieldValue<DateOnly>(1),
                    JsonSerializer.Deserialize<ImmutableArray<DivisionCounts>>(reader.GetString(2), CoordinationJson.Options),
                    reader.GetBoolean(3)));
        }

        return kept;
    }

    /// <summary>The divisions that were marked and not counted since.</summary>
    public async Task<IReadOnlyList<string>> Changed()
    {
        await using var command = database.CreateCommand(Stale);
        await using var reader = await command.ExecuteReaderAsync();
        var changed = new List<string>();
        while (await reader.ReadAsync())
        {
            changed.Add(reader.GetString(0));
        }

        return changed;
    }

    /// <summary>Keeps what these divisions count on a day; a division without counts counts nothing.</summary>
    public async Task Save(IReadOnlyCollection<string> divisions, ILookup<string, DivisionCounts> counts, DateOnly today)
    {
        await using var command = database.CreateCommand(Keep);
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(today);
        command.Parameters.Add(new()
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Json,
            Value = divisions.Select(division => JsonSerializer.Serialize(counts[division], CoordinationJson.Options)).ToArray(),
        });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Compares the kept counts of a division with its rows and mends them. Answers how many cells were wrong.</summary>
    public async Task<long> Reconcile(string division)
    {
        await using var command = database.CreateCommand(ReconcileOne);
        command.Parameters.AddWithValue(division);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>What a division counted.</summary>
/// <param name="Division">The census division.</param>
/// <param name="On">The day the counts are true for; null before the first count.</param>
/// <param name="Counts">By service type.</param>
/// <param name="IsStale">Something has changed since.</param>
internal sealed record CountedDivision(string Division, DateOnly? On, ImmutableArray<DivisionCounts> Counts, bool IsStale);
