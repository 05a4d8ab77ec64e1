using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Npgsql;

namespace Coordination.Dashboard.Desk;

/// <summary>What will not wait: referrals without an answer and holds about to run out. Counted for the whole country once for everybody, at most every five seconds.</summary>
public sealed class UrgentCounts(NpgsqlDataSource database, TimeProvider clock) : IDisposable
{
    /// <summary>Working days after which an unanswered referral is late.</summary>
    public const int WorkingDaysMax = 3;

    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    private const string Late = "select region_code, service_type, count(*) from referral_row where status = 'requested' and requested_at < $1 group by 1, 2";

    private const string Expiring = """
        select r.region_code, r.service_type, count(*)
        from opening o join resource_row r using (resource_id) join hold h using (opening_id)
        where o.due_at < $2 and h.state = 'held' and h.expires_at between $1 and $2
        group by 1, 2
        """;

    private readonly SemaphoreSlim gate = new(1, 1);
    private ILookup<string, (string ServiceType, int Count)> late = Enumerable.Empty<int>().ToLookup(_ => "", _ => ("", 0));
    private ILookup<string, (string ServiceType, int Count)> expiring = Enumerable.Empty<int>().ToLookup(_ => "", _ => ("", 0));
    private DateTimeOffset countedAt;

    /// <summary>The counts of a region and service type.</summary>
    public async Task<(int Late, int Expiring)> Of(string region, string serviceType, CancellationToken cancellation = default)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            if (now - countedAt > KeptFor)
            {
                late = await Read(Late, [WorkingDaysBefore(now)], cancellation);
                expiring = await Read(Expiring, [now, now + Soon], cancellation);
                countedAt = now;
            }
        }
        finally
        {
            gate.Release();
        }

        var divisions = RegionTable.DivisionsWithin(region);
        return (Sum(late), Sum(expiring));

        int Sum(ILookup<string, (string ServiceType, int Count)> counts) =>
            divisions.Sum(division => counts[division].Where(item => serviceType is DivisionCounts.AllTypes || item.ServiceType == serviceType).Sum(item => item.Count));
    }

    /// <summary>The instant three working days ago: Saturdays and Sundays do not count.</summary>
    public static DateTimeOffset WorkingDaysBefore(DateTimeOffset now)
    {
        var then = now;
        for (var days = 0; days < WorkingDaysMax;)
        {
            then = then.AddDays(-1);
            days += then.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return then;
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<ILookup<string, (string, int)>> Read(string sql, DateTimeOffset[] instants, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var instant in instants)
        {
            command.Parameters.AddWithValue(instant.ToUniversalTime());
        }

        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(string Region, string ServiceType, int Count)>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add((rows.GetString(0), rows.GetString(1), (int)rows.GetInt64(2)));
        }

        return found.ToLookup(item => item.Region, item => (item.ServiceType, item.Count));
    }
}
