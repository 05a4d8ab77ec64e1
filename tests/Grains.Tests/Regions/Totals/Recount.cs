using System.Globalization;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Support;

namespace Coordination.Grains.Tests.Regions.Totals;

/// <summary>What a region is told to have of one service type.</summary>
internal sealed record Cell(long Waiting, long Free, long Held, long Taken)
{
    public static Cell Nothing { get; } = new(0, 0, 0, 0);

    public static Cell Of(GapFigure figure) => new(figure.Waiting, figure.Available, figure.Held, figure.Taken);

    public static Cell operator +(Cell one, Cell other) => new(one.Waiting + other.Waiting, one.Free + other.Free, one.Held + other.Held, one.Taken + other.Taken);
}

/// <summary>Counts needs one by one, and units from what each row of the ledger says that happened: neither its balances, nor heads, nor kept counts are read.</summary>
internal static class Recount
{
    private const string Cells = """
        with told as (
            select opening_id,
                max(terms->>'resourceId') as resource_id,
                (array_agg(maximum order by version desc) filter (where kind in ('posted', 'maximum-changed')))[1] as maximum,
                (array_agg(kind order by version desc) filter (where kind in ('posted', 'closed', 'reopened')))[1] = 'closed' as closed,
                coalesce(sum(units) filter (where kind = 'held'), 0)
                    - coalesce(sum(units) filter (where kind in ('confirmed', 'released', 'expired')), 0) as held,
                coalesce(sum(units) filter (where kind = 'confirmed'), 0) - coalesce(sum(units) filter (where kind = 'cancelled'), 0) as taken
            from ledger group by opening_id),
        offered as (
            select r.region_code, coalesce(r.service_type, 'all') as service_type,
                sum(case when t.closed then 0 else t.maximum - t.held - t.taken end) as free, sum(t.held) as held, sum(t.taken) as taken
            from told t join resource_row r using (resource_id)
            group by grouping sets ((r.region_code, r.service_type), (r.region_code))),
        asked as (
            select region_code, coalesce(service_type, 'all') as service_type, count(distinct newcomer_id) as waiting
            from need_row where status = 'open' group by grouping sets ((region_code, service_type), (region_code)))
        select region_code, service_type, coalesce(waiting, 0), coalesce(free, 0), coalesce(held, 0), coalesce(taken, 0)
        from offered full join asked using (region_code, service_type)
        """;

    /// <summary>Every region and service type, from the divisions that were counted.</summary>
    public static async Task<Dictionary<(string Region, string ServiceType), Cell>> Of(string database)
    {
        var all = new Dictionary<(string, string), Cell>();
        foreach (var row in await database.Rows(Cells))
        {
            var parts = row.Split('|');
            var cell = new Cell(Number(parts[2]), Number(parts[3]), Number(parts[4]), Number(parts[5]));
            foreach (var region in RegionTable.AncestorsOf(parts[0]).Select(region => region.Code).Append(parts[0]).Distinct())
            {
                all[(region, parts[1])] = all.GetValueOrDefault((region, parts[1]), Cell.Nothing) + cell;
            }
        }

        return all;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
