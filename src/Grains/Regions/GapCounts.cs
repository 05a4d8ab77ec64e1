using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Npgsql;

namespace Coordination.Grains.Regions;

/// <summary>
/// Counts demand and supply of divisions in the database, as of a day. Demand comes from counts that the database keeps with what it
/// counts, in the same transaction; supply from the openings.
/// </summary>
internal sealed class GapCounts(NpgsqlDataSource database)
{
    private const string Demand = """
        select division, service_type, waiting, beyond_target, new_per_week, starts_per_week, opened_lately, unmet_lately, people_ever
        from gap_kept_demand($1, $2, $3)
        """;

    private const string Waits = "select division, service_type, days, served, still_waiting from gap_kept_waits($1, $2)";

    private const string DemandThen = """
        select division, service_type, waiting, beyond_target, new_per_week, starts_per_week, opened_lately, unmet_lately, people_ever
        from gap_demand_at($1, $2, $3)
        """;

    private const string WaitsThen = "select division, service_type, days, served, still_waiting from gap_waits_at($1, $2)";

    private const string Supply = "select division, service_type, free, confirmed, confirmed_remote, taken, held from gap_supply_on($1, $2)";

    private const string LastTwelveMonths = """
        select region_code, sum(people)::integer from arrivals
        where month > (select max(month) from arrivals) - interval '12 months'
        group by region_code
        """;

    /// <summary>Everything that is counted in these divisions; a division and type with nothing to count has no entry.</summary>
    public async Task<ImmutableArray<DivisionCounts>> Of(IReadOnlyCollection<string> divisions, DateOnly today)
    {
        var counts = new Dictionary<(string Division, string ServiceType), DivisionCounts>();
        await using var connection = await database.OpenConnectionAsync();
        await ReadDemand(connection, divisions, today, counts);
        await Read(connection, Supply, divisions, today, counts, (row, so) => so with
        {
            FreeUnits = row.GetInt64(2),
            ConfirmedUnits = row.GetDouble(3),
            ConfirmedRemoteUnits = row.GetDouble(4),
            TakenUnits = row.GetInt64(5),
            HeldUnits = row.GetInt64(6),
        });
        return InOrder(counts);
    }

    /// <summary>What is asked for in a division, without what is offered there.</summary>
    public async Task<ImmutableArray<DivisionCounts>> DemandOf(string division, DateOnly today)
    {
        var counts = new Dictionary<(string Division, string ServiceType), DivisionCounts>();
        await using var connection = await database.OpenConnectionAsync();
        await ReadDemand(connection, [division], today, counts);
        return InOrder(counts);
    }

    /// <summary>What was asked for in every division at the end of an earlier day, worked out from when needs were recorded and served.</summary>
    /// <param name="day">The day.</param>
    /// <param name="timeMax">How long one question may take: it looks at every cell.</param>
    public async Task<ImmutableArray<DivisionCounts>> DemandAt(DateOnly day, TimeSpan timeMax)
    {
        var counts = new Dictionary<(string Division, string ServiceType), DivisionCounts>();
        await using var connection = await database.OpenConnectionAsync();
        await ReadDemand(connection, [.. RegionTable.CensusDivisions.Select(division => division.Code)], day, counts, DemandThen, WaitsThen, timeMax);
        return InOrder(counts);
    }

    /// <summary>Arrivals of the last twelve months on record by division; before any import those of 2024, from the region table.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Arrivals12Months()
    {
        await using var command = database.CreateCommand(LastTwelveMonths);
        await using var reader = await command.ExecuteReaderAsync();
        var arrivals = new Dictionary<string, int>();
        while (await reader.ReadAsync())
        {
            arrivals[reader.GetString(0)] = reader.GetInt32(1);
        }

        return arrivals.Count > 0 ? arrivals : RegionTable.CensusDivisions.ToDictionary(division => division.Code, division => division.Arrivals2024);
    }

    private static ImmutableArray<DivisionCounts> InOrder(Dictionary<(string Division, string ServiceType), DivisionCounts> counts) =>
        [.. counts.Values.OrderBy(count => count.Division, StringComparer.Ordinal).ThenBy(count => count.ServiceType, StringComparer.Ordinal)];

    private static async Task ReadDemand(
        NpgsqlConnection connection, IReadOnlyCollection<string> divisions, DateOnly today, Dictionary<(string, string), DivisionCounts> counts,
        string demand = Demand, string waitsOf = Waits, TimeSpan? timeMax = null)
    {
        await Read(connection, demand, divisions, today, counts, (row, so) => so with
        {
            Waiting = (int)row.GetInt64(2),
            WaitingBeyondTarget = (int)row.GetInt64(3),
            NewPerWeek = row.GetDouble(4),
            StartsPerWeek = row.GetDouble(5),
            OpenedLately = (int)row.GetInt64(6),
            UnmetLately = (int)row.GetInt64(7),
            PeopleEver = (int)row.GetInt64(8),
        }, timeMax);

        // Gathered before they are fixed: adding to an immutable array one by one copies it each time.
        var waits = new Dictionary<(string, string), List<WaitBucket>>();
        await Read(connection, waitsOf, divisions, today, counts, (row, so) =>
        {
            var key = (so.Division, so.ServiceType);
            if (!waits.TryGetValue(key, out var list))
            {
                waits[key] = list = [];
            }

            list.Add(new(row.GetInt32(2), (int)row.GetInt64(3), (int)row.GetInt64(4)));
            return so;
        }, timeMax);
        foreach (var (key, list) in waits)
        {
            counts[key] = counts[key] with { Waits = [.. list] };
        }
    }

    private static async Task Read(
        NpgsqlConnection connection,
        string sql,
        IReadOnlyCollection<string> divisions,
        DateOnly today,
        Dictionary<(string, string), DivisionCounts> counts,
        Func<NpgsqlDataReader, DivisionCounts, DivisionCounts> fill,
        TimeSpan? timeMax = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.CommandTimeout = timeMax is { } time ? (int)time.TotalSeconds : command.CommandTimeout;
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(today);
        if (sql is Demand or DemandThen)
        {
            command.Parameters.AddWithValue(GapFormulas.RateHalfLifeWeeks);
        }

        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var (division, serviceType) = (reader.GetString(0), reader.GetString(1));
            var so = counts.GetValueOrDefault((division, serviceType)) ?? new() { Division = division, ServiceType = serviceType };
            counts[(division, serviceType)] = fill(reader, so);
        }
    }
}
