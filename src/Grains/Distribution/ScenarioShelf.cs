using Coordination.Domain.Distribution;
using Coordination.Grains.Providers;
using Npgsql;

namespace Coordination.Grains.Distribution;

/// <summary>What became of a wish to save a scenario.</summary>
public enum ScenarioOutcome
{
    /// <summary>It is kept; saying so twice keeps one.</summary>
    Saved,

    /// <summary>The organization has another one of that name.</summary>
    NameTaken,

    /// <summary>The organization keeps as many as it may.</summary>
    Full,
}

/// <summary>Saved scenarios of each funder's own organization; nobody sees those of another.</summary>
public sealed class ScenarioShelf(NpgsqlDataSource database, Memberships memberships)
{
    private const string Insert = """
        insert into seat_scenario (scenario_id, owner, name, service_type, from_region, to_region, seats, cost_each, made_by, made_at)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 where (select count(*) from seat_scenario where owner = $2) < $11
        on conflict do nothing
        """;

    private const string Columns = "select scenario_id, name, service_type, from_region, to_region, seats, cost_each, made_by, made_at from seat_scenario where owner = $1";
    private const string Named = "select exists (select from seat_scenario where owner = $1 and lower(name) = lower($2))";
    private const string Delete = "delete from seat_scenario where owner = $1 and scenario_id = $2";

    /// <summary>Keeps a scenario.</summary>
    public async Task<ScenarioOutcome> Save(SavedScenario scenario, CancellationToken cancellation = default)
    {
        var owner = await OwnerOf(scenario.By, cancellation);
        await using var insert = database.CreateCommand(Insert);
        insert.Parameters.AddWithValue(scenario.Id);
        insert.Parameters.AddWithValue(owner);
        insert.Parameters.AddWithValue(scenario.Name);
        insert.Parameters.AddWithValue(scenario.ServiceType);
        insert.Parameters.Add(new() { Value = (object?)scenario.From ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        insert.Parameters.AddWithValue(scenario.To);
        insert.Parameters.AddWithValue(scenario.Seats);
        insert.Parameters.Add(new() { Value = (object?)scenario.CostEach ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Numeric });
        insert.Parameters.AddWithValue(scenario.By);
        insert.Parameters.AddWithValue(scenario.At);
        insert.Parameters.AddWithValue(SavedScenario.KeptMax);
        if (await insert.ExecuteNonQueryAsync(cancellation) > 0 || await Find(scenario.By, scenario.Id, cancellation) is not null)
        {
            return ScenarioOutcome.Saved;
        }

        await using var named = database.CreateCommand(Named);
        named.Parameters.AddWithValue(owner);
        named.Parameters.AddWithValue(scenario.Name);
        return await named.ExecuteScalarAsync(cancellation) is true ? ScenarioOutcome.NameTaken : ScenarioOutcome.Full;
    }

    /// <summary>All that a user's organization keeps, by name.</summary>
    public Task<ImmutableArray<SavedScenario>> Of(string user, CancellationToken cancellation = default) => Read(user, Columns + " order by lower(name)", null, cancellation);

    /// <summary>One of them; null when there is none.</summary>
    public async Task<SavedScenario?> Find(string user, string id, CancellationToken cancellation = default) =>
        (await Read(user, Columns + " and scenario_id = $2", id, cancellation)).SingleOrDefault();

    /// <summary>Takes one away; false when there was none.</summary>
    public async Task<bool> Remove(string user, string id, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(Delete);
        command.Parameters.AddWithValue(await OwnerOf(user, cancellation));
        command.Parameters.AddWithValue(id);
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }

    private async Task<string> OwnerOf(string user, CancellationToken cancellation) =>
        await memberships.Of(user, cancellation) is { } organization ? organization.Value : "user " + user;

    private async Task<ImmutableArray<SavedScenario>> Read(string user, string sql, string? id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(await OwnerOf(user, cancellation));
        if (id is not null)
        {
            command.Parameters.AddWithValue(id);
        }

        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = ImmutableArray.CreateBuilder<SavedScenario>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(
                rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3), rows.GetString(4), rows.GetInt32(5),
                rows.IsDBNull(6) ? null : rows.GetDecimal(6), rows.GetString(7), await rows.GetFieldValueAsync<DateTimeOffset>(8, cancellation)));
        }

        return found.ToImmutable();
    }
}
