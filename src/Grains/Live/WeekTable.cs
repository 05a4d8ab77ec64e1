using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Live;

/// <summary>How figures stood week by week, and the labels that follow from it (S09).</summary>
/// <remarks>Labels of one view are read once a minute for everybody: they change by the week.</remarks>
public sealed class WeekTable(NpgsqlDataSource database, SharedReadings readings, TimeProvider clock)
{
    /// <summary>Weeks of a trend.</summary>
    public const int WeeksMax = 52;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);
    private static readonly int WeeksCompared = GapLabels.Weeks + GapLabels.RecentWeeks;

    private const string Weeks = """
        select region_code, week, gap_index, waiting, seats, new_per_week, starts_per_week, free, taken, estimated
        from gap_week where region_code = any($1) and service_type = $2 and week >= $3
        order by region_code, week
        """;

    private const string Opened = "select division, week, opened from gap_opened($1, $2, $3)";

    private const string FirstNeed = "select min(f.day) from unnest($1::text[]) d (code) cross join lateral (select min(c.day) as day from gap_cell c where c.division = d.code collate \"C\" and c.kind = 'opened') f";

    private DateOnly ThisWeek => GapWeek.Of(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    /// <summary>The weeks of one region and service type, oldest first.</summary>
    public async Task<ImmutableArray<GapWeek>> Of(string region, string serviceType, CancellationToken cancellation = default) =>
        (await Read([region], serviceType, WeeksMax, cancellation)).GetValueOrDefault(region, []);

    /// <summary>The labels of a region and of the regions shown in it: provinces of Canada, divisions of a province.</summary>
    public Task<IReadOnlyDictionary<string, ImmutableArray<LabelFinding>>> Labels(string view, IReadOnlyCollection<string> regions, string serviceType) =>
        readings.Of(("labels", view, serviceType), KeptFor, () => ReadLabels(view, regions, serviceType));

    private async Task<IReadOnlyDictionary<string, ImmutableArray<LabelFinding>>> ReadLabels(string view, IReadOnlyCollection<string> regions, string serviceType)
    {
        var codes = regions.Append(view).Distinct().ToArray();
        var weeks = await Read(codes, serviceType, GapLabels.Weeks, default);
        var opened = await OpenedPerWeek(view, serviceType);
        return codes.ToDictionary(code => code, code => GapLabels.Of(weeks.GetValueOrDefault(code, []), Sum(opened, code)));
    }

    /// <summary>Needs recorded by week in one region, of the weeks there is a record of, oldest first.</summary>
    public async Task<IReadOnlyList<int>> OpenedOf(string region, string serviceType) =>
        Sum(await OpenedPerWeek(region, serviceType), region);

    private static int[] Sum(IReadOnlyDictionary<string, int[]> opened, string region) =>
        RegionTable.DivisionsWithin(region).Select(division => opened.GetValueOrDefault(division)).OfType<int[]>() is var parts && opened.Values.FirstOrDefault() is { } any
            ? [.. Enumerable.Range(0, any.Length).Select(week => parts.Sum(part => part[week]))]
            : [];

    private Task<IReadOnlyDictionary<string, int[]>> OpenedPerWeek(string view, string serviceType) =>
        readings.OfCostly(("opened", view, serviceType, ThisWeek), () => ReadOpenedPerWeek(view, serviceType, default));

    private async Task<IReadOnlyDictionary<string, int[]>> ReadOpenedPerWeek(string view, string serviceType, CancellationToken cancellation)
    {
        var from = ThisWeek.AddDays(-7 * (WeeksCompared - 1));
        await using var first = database.CreateCommand(FirstNeed);
        first.Parameters.AddWithValue(RegionTable.DivisionsWithin("CA").ToArray());
        if (await first.ExecuteScalarAsync(cancellation) is not DateTime since)
        {
            return new Dictionary<string, int[]>();
        }

        // Weeks from before anything was recorded are no record of nothing.
        var begin = GapWeek.Of(DateOnly.FromDateTime(since)) is var recorded && recorded > from ? recorded : from;
        var weeks = ((ThisWeek.DayNumber - begin.DayNumber) / 7) + 1;
        var opened = RegionTable.DivisionsWithin(view).ToDictionary(division => division, _ => new int[weeks]);
        await using var command = database.CreateCommand(Opened);
        command.Parameters.AddWithValue(opened.Keys.ToArray());
        command.Parameters.AddWithValue(serviceType);
        command.Parameters.AddWithValue(begin);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var week = (rows.GetFieldValue<DateOnly>(1).DayNumber - begin.DayNumber) / 7;
            if (week < weeks)
            {
                opened[rows.GetString(0)][week] += (int)rows.GetInt64(2);
            }
        }

        return opened;
    }

    private async Task<Dictionary<string, ImmutableArray<GapWeek>>> Read(string[] regions, string serviceType, int weeks, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Weeks);
        command.Parameters.AddWithValue(regions);
        command.Parameters.AddWithValue(serviceType);
        command.Parameters.AddWithValue(ThisWeek.AddDays(-7 * (weeks - 1)));
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new Dictionary<string, List<GapWeek>>();
        while (await rows.ReadAsync(cancellation))
        {
            if (!found.TryGetValue(rows.GetString(0), out var list))
            {
                found[rows.GetString(0)] = list = [];
            }

            list.Add(new(
                rows.GetFieldValue<DateOnly>(1), rows.IsDBNull(2) ? null : rows.GetDouble(2), rows.GetInt32(3), rows.GetDouble(4), rows.GetDouble(5), rows.GetDouble(6),
                rows.GetInt64(7), rows.GetInt64(8), rows.GetBoolean(9)));
        }

        return found.ToDictionary(item => item.Key, item => item.Value.ToImmutableArray());
    }
}
