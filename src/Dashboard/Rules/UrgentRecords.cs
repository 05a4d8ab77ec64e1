using Coordination.Dashboard.Desk;
using Coordination.Domain.Geography;
using Coordination.Domain.Resources;
using Npgsql;

namespace Coordination.Dashboard.Rules;

/// <summary>The records behind the counts of <see cref="UrgentCounts"/>: by the same conditions, the most pressing first.</summary>
public sealed class UrgentRecords(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Rows at first, and as many more each time.</summary>
    public const int RowsMax = 50;

    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    private const string Late = """
        select f.newcomer_id, p.given_name, p.family_name, f.service_type, f.region_code, o.name_en, o.name_fr, f.requested_at, count(*) over ()
        from referral_row f join newcomer_row p using (newcomer_id) join provider_row o using (provider_id)
        where f.status = 'requested' and f.requested_at < $1 and f.region_code = any($2) and ($3 = 'all' or f.service_type = $3)
        order by f.requested_at, f.referral_id
        limit $4
        """;

    private const string Expiring = """
        select h.newcomer_id, n.given_name, n.family_name, r.service_type, r.region_code, p.name_en, p.name_fr, h.expires_at, count(*) over ()
        from opening o join resource_row r using (resource_id) join hold h using (opening_id) join provider_row p using (provider_id)
        join newcomer_row n on n.newcomer_id = h.newcomer_id
        where o.due_at < $5 and h.state = 'held' and h.expires_at between $1 and $5 and r.region_code = any($2) and ($3 = 'all' or r.service_type = $3)
        order by h.expires_at, h.hold_id
        limit $4
        """;

    /// <summary>The records of <see cref="FigureRule.Late"/> or <see cref="FigureRule.Expiring"/> in a region, as of now.</summary>
    /// <param name="rule">Which.</param>
    /// <param name="region">A region code.</param>
    /// <param name="serviceType">A service type or all.</param>
    /// <param name="rowsMax">How many of them.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<UrgentList> Of(FigureRule rule, string region, string serviceType, int rowsMax = RowsMax, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(rule == FigureRule.Late ? Late : Expiring);
        command.Parameters.AddWithValue((rule == FigureRule.Late ? UrgentCounts.WorkingDaysBefore(now) : now).ToUniversalTime());
        command.Parameters.AddWithValue(RegionTable.DivisionsWithin(region).ToArray());
        command.Parameters.AddWithValue(serviceType);
        command.Parameters.AddWithValue(rowsMax);
        if (rule == FigureRule.Expiring)
        {
            command.Parameters.AddWithValue((now + Soon).ToUniversalTime());
        }

        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var (found, total) = (ImmutableArray.CreateBuilder<UrgentRecord>(), 0L);
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new(
                new(rows.GetString(0)), $"{rows.GetString(1)} {rows.GetString(2)}".Trim(), rows.GetString(3), rows.GetString(4),
                new(rows.GetString(5), rows.GetString(6)), rows.GetFieldValue<DateTimeOffset>(7)));
            total = rows.GetInt64(8);
        }

        return new(rule, found.ToImmutable(), (int)total);
    }
}

/// <summary>A referral that waits for an answer, or a hold that runs out.</summary>
/// <param name="NewcomerId">For whom.</param>
/// <param name="Name">Their name; empty when none is recorded.</param>
/// <param name="ServiceType">What for.</param>
/// <param name="RegionCode">Where.</param>
/// <param name="Provider">Whose place it is.</param>
/// <param name="At">When it was asked, or when it ends.</param>
public sealed record UrgentRecord(Domain.Newcomers.NewcomerId NewcomerId, string Name, string ServiceType, string RegionCode, BilingualText Provider, DateTimeOffset At);

/// <summary>The most pressing records of one kind, and how many there are.</summary>
public sealed record UrgentList(FigureRule Rule, ImmutableArray<UrgentRecord> Rows, int Total);
