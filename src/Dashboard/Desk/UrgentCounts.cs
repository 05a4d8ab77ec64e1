using Coordination.Dashboard.Live;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Coordination.Dashboard.Desk;

/// <summary>What will not wait: referrals without an answer and holds about to run out. Counted for the whole country once for everybody, at most every five seconds.</summary>
public sealed partial class UrgentCounts(NpgsqlDataSource database, TimeProvider clock, ILogger<UrgentCounts> logger)
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

    private volatile UrgentReading latest = UrgentReading.None;
    private Task counting = Task.CompletedTask;
    private long countedAt;

    /// <summary>The last count; another object when it was counted again.</summary>
    public object Latest => latest;

    /// <summary>The counts of a region and service type as they were last counted.</summary>
    public UrgentCount Of(string region, string serviceType)
    {
        if (latest is not { Late: { } late, Expiring: { } expiring })
        {
            return UrgentCount.Unknown;
        }

        var divisions = RegionTable.DivisionsWithin(region);
        return new(Sum(late), Sum(expiring));

        int Sum(ILookup<string, (string ServiceType, int Count)> counts) =>
            divisions.Sum(division => counts[division].Where(item => serviceType is DivisionCounts.AllTypes || item.ServiceType == serviceType).Sum(item => item.Count));
    }

    /// <summary>Counts again when the last count is old; null when it is not. To be called by one caller at a time.</summary>
    public Task? Renew()
    {
        if (!counting.IsCompleted || (countedAt != 0 && clock.GetElapsedTime(countedAt) < KeptFor))
        {
            return null;
        }

        countedAt = clock.GetTimestamp();
        return counting = Count();
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

    private async Task Count()
    {
        try
        {
            var now = clock.GetUtcNow();
            latest = new(await Read(Late, WorkingDaysBefore(now)), await Read(Expiring, now, now + Soon));
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            LogNotCounted(exception);
        }
    }

    private async Task<ILookup<string, (string, int)>> Read(string sql, params DateTimeOffset[] instants)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var instant in instants)
        {
            command.Parameters.AddWithValue(instant.ToUniversalTime());
        }

        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<(string Region, string ServiceType, int Count)>();
        while (await rows.ReadAsync())
        {
            found.Add((rows.GetString(0), rows.GetString(1), (int)rows.GetInt64(2)));
        }

        return found.ToLookup(item => item.Region, item => (item.ServiceType, item.Count));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What will not wait could not be counted; the last count stands")]
    private partial void LogNotCounted(Exception exception);

    private sealed record UrgentReading(ILookup<string, (string, int)>? Late, ILookup<string, (string, int)>? Expiring)
    {
        public static readonly UrgentReading None = new(null, null);
    }
}

/// <summary>What will not wait, in one region.</summary>
/// <param name="Late">Referrals unanswered for longer than <see cref="UrgentCounts.WorkingDaysMax"/> working days; null while nobody has counted.</param>
/// <param name="Expiring">Holds that end within the hour; null while nobody has counted.</param>
public sealed record UrgentCount(int? Late, int? Expiring)
{
    /// <summary>Nobody has counted yet.</summary>
    public static readonly UrgentCount Unknown = new(null, null);
}
