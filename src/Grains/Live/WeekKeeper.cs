using Coordination.Domain.Gaps;
using Coordination.Grains.Regions;
using Npgsql;

namespace Coordination.Grains.Live;

/// <summary>Keeps how the figures stand, week by week. Weeks from before the first one kept are worked out once.</summary>
internal sealed class WeekKeeper(NpgsqlDataSource database, GapCounts counter)
{
    /// <summary>Weeks that are worked out afterwards.</summary>
    private const int WeeksBefore = 26;

    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(2);

    private const string Keep = """
        insert into gap_week (region_code, service_type, week, gap_index, waiting, seats, new_per_week, starts_per_week, free, taken, estimated)
        select *, $11 from unnest($1::text[], $2::text[], array_fill($3::date, array[cardinality($1)]), $4::double precision[], $5::integer[],
            $6::double precision[], $7::double precision[], $8::double precision[], $9::bigint[], $10::bigint[])
        on conflict (region_code, service_type, week) do update set gap_index = excluded.gap_index, waiting = excluded.waiting, seats = excluded.seats,
            new_per_week = excluded.new_per_week, starts_per_week = excluded.starts_per_week, free = excluded.free, taken = excluded.taken, estimated = excluded.estimated
        where (gap_week.gap_index, gap_week.waiting, gap_week.seats, gap_week.new_per_week, gap_week.starts_per_week, gap_week.free, gap_week.taken)
            is distinct from (excluded.gap_index, excluded.waiting, excluded.seats, excluded.new_per_week, excluded.starts_per_week, excluded.free, excluded.taken)
        """;

    private const string HasToWorkOut = """
        select exists (select from gap_cell where kind = 'opened' and day < $1) and ($2 or not exists (select from gap_week where week < $1))
            and not exists (select from gap_week where week < $1 and not estimated)
        """;

    /// <summary>Writes the figures over those of the current week.</summary>
    public Task Save(IReadOnlyCollection<GapFigure> figures, DateOnly today) => Save(figures, GapWeek.Of(today), isEstimated: false);

    /// <summary>Works out the weeks before, when there are none. True when it did.</summary>
    /// <param name="counts">Counts of all divisions by service type as they are: their supply stands for that of former weeks.</param>
    /// <param name="arrivals">Arrivals by division.</param>
    /// <param name="today">The day.</param>
    /// <param name="again">Whether to work them out although that was done: when it was done first, records may still have been coming in.</param>
    public async Task<bool> WorkOutBefore(
        Func<IReadOnlyDictionary<string, Dictionary<string, DivisionCounts>>> counts, IReadOnlyDictionary<string, int> arrivals, DateOnly today, bool again)
    {
        await using (var command = database.CreateCommand(HasToWorkOut))
        {
            command.Parameters.AddWithValue(GapWeek.Of(today));
            command.Parameters.AddWithValue(again);
            if (await command.ExecuteScalarAsync() is not true)
            {
                return false;
            }
        }

        var now = counts();
        for (var week = GapWeek.Of(today).AddDays(-7); week >= GapWeek.Of(today).AddDays(-7 * WeeksBefore); week = week.AddDays(-7))
        {
            var then = (await counter.DemandAt(week.AddDays(6), TimeMax)).ToLookup(count => count.ServiceType);
            var figures = new List<GapFigure>();
            foreach (var type in now.Keys)
            {
                var byDivision = then[type].ToDictionary(count => count.Division);
                foreach (var (division, supply) in now[type])
                {
                    byDivision[division] = (byDivision.GetValueOrDefault(division) ?? new() { Division = division, ServiceType = type }) with
                    {
                        FreeUnits = supply.FreeUnits,
                        ConfirmedUnits = supply.ConfirmedUnits,
                        ConfirmedRemoteUnits = supply.ConfirmedRemoteUnits,
                        TakenUnits = supply.TakenUnits,
                    };
                }

                figures.AddRange(GapBoard.Figures(type, byDivision, then[DivisionCounts.AllTypes].Sum(count => count.PeopleEver), arrivals));

                // The board works in between: half a year of every service type is much to compute at once.
                await Task.Yield();
            }

            await Save(figures, week, isEstimated: true);
        }

        return true;
    }

    private async Task Save(IReadOnlyCollection<GapFigure> figures, DateOnly week, bool isEstimated)
    {
        await using var command = database.CreateCommand(Keep);
        command.CommandTimeout = (int)TimeMax.TotalSeconds;
        command.Parameters.AddWithValue(figures.Select(figure => figure.RegionCode).ToArray());
        command.Parameters.AddWithValue(figures.Select(figure => figure.ServiceType).ToArray());
        command.Parameters.AddWithValue(week);
        command.Parameters.AddWithValue(figures.Select(figure => figure.GapIndex).ToArray());
        command.Parameters.AddWithValue(figures.Select(figure => figure.Waiting).ToArray());
        command.Parameters.AddWithValue(figures.Select(figure => figure.ReachableSeats).ToArray());
        command.Parameters.AddWithValue(figures.Select(figure => figure.NewPerWeek).ToArray());
        command.Parameters.AddWithValue(figures.Select(figure => figure.StartsPerWeek).ToArray());
        command.Parameters.AddWithValue(figures.Select(figure => figure.Available).ToArray());
        command.Parameters.AddWithValue(figures.Select(figure => figure.Taken).ToArray());
        command.Parameters.AddWithValue(isEstimated);
        await command.ExecuteNonQueryAsync();
    }
}
