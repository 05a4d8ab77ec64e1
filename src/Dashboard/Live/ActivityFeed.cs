using System.Collections.Concurrent;
using System.Threading.Channels;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Coordination.Dashboard.Live;

/// <summary>What happened lately, with the names that notices lack: looked up once for everybody in this process, and the latest kept.</summary>
/// <remarks>No person is named and none can be told: a provider, what it did, where, and when.</remarks>
public sealed partial class ActivityFeed(LiveFeed feed, NpgsqlDataSource database, TimeProvider clock, ILogger<ActivityFeed> logger) : BackgroundService
{
    /// <summary>Events that are kept.</summary>
    public const int EventsMax = 400;

    private const int NoticesMax = 200;
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    private const string Referrals = """
        select f.referral_id, f.service_type, f.region_code, f.status, p.name_en, p.name_fr, f.changed_at
        from referral_row f join provider_row p using (provider_id) where f.referral_id = any($1)
        """;

    private const string Openings = """
        select o.opening_id, r.service_type, r.region_code, r.profile #>> '{title,en}', r.profile #>> '{title,fr}', p.name_en, p.name_fr
        from opening o join resource_row r using (resource_id) join provider_row p using (provider_id) where o.opening_id = any($1)
        """;

    private readonly Channel<LiveChange> heard = Channel.CreateBounded<LiveChange>(new BoundedChannelOptions(NoticesMax) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly ConcurrentDictionary<Action, bool> listeners = new();
    private readonly ConcurrentDictionary<(string Division, string ServiceType), long> counts = new();
    private volatile IReadOnlyList<ActivityEvent> latest = [];
    private long number;

    /// <summary>The latest events, newest first.</summary>
    public IReadOnlyList<ActivityEvent> Latest => latest;

    /// <summary>How much has happened in a region since this process began; it only grows.</summary>
    public long CountOf(string region, string serviceType) => RegionTable.DivisionsWithin(region).Sum(division => counts.GetValueOrDefault((division, serviceType)));

    /// <summary>Calls <paramref name="listener"/> whenever there is something new, until it is taken away. It must return at once.</summary>
    public void Add(Action listener) => listeners[listener] = true;

    /// <summary>Calls it no longer.</summary>
    public void Remove(Action listener) => listeners.TryRemove(listener, out _);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(change =>
        {
            if (change.Openings.Length + change.Referrals.Length > 0)
            {
                heard.Writer.TryWrite(change);
            }
        });
        while (await heard.Reader.WaitToReadAsync(stoppingToken))
        {
            try
            {
                await Task.Delay(Gathering, clock, stoppingToken);
                await Look(stoppingToken);
            }
            catch (Exception exception) when (Transient.Is(exception))
            {
                LogNotRead(exception);
            }
        }
    }

    private async Task Look(CancellationToken cancellation)
    {
        var (openings, referrals) = (new Dictionary<OpeningId, OpeningNotice>(), new HashSet<ReferralId>());
        while (heard.Reader.TryRead(out var change))
        {
            foreach (var notice in change.Openings)
            {
                openings[notice.OpeningId] = notice;
            }

            referrals.UnionWith(change.Referrals.Select(notice => notice.ReferralId));
        }

        var now = clock.GetUtcNow();
        var found = new List<ActivityEvent>();
        await Read(Referrals, referrals.Take(NoticesMax).Select(id => id.Value), row => found.Add(new(
            Interlocked.Increment(ref number), new(row.GetString(4), row.GetString(5)), Slugs<ReferralStatus>.Parse(row.GetString(3)), null, null,
            row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(6))), cancellation);
        await Read(Openings, openings.Keys.Take(NoticesMax).Select(id => id.Value), row => found.Add(new(
            Interlocked.Increment(ref number), new(row.GetString(5), row.GetString(6)), null, new(row.GetString(3), row.GetString(4)), openings[new(row.GetString(0))].Available,
            row.GetString(1), row.GetString(2), now)), cancellation);
        foreach (var happened in found)
        {
            foreach (var type in (string[])[DivisionCounts.AllTypes, happened.ServiceType])
            {
                counts.AddOrUpdate((happened.RegionCode, type), 1, (_, count) => count + 1);
            }
        }

        latest = [.. found.OrderByDescending(item => item.At).Concat(latest).Take(EventsMax)];
        foreach (var listener in listeners.Keys)
        {
            listener();
        }
    }

    private async Task Read(string sql, IEnumerable<string> ids, Action<NpgsqlDataReader> take, CancellationToken cancellation)
    {
        if (ids.ToArray() is not { Length: > 0 } wanted)
        {
            return;
        }

        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(wanted);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            take(rows);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Names for the event feed could not be read; these events are left out")]
    private partial void LogNotRead(Exception exception);
}

/// <summary>Something that happened.</summary>
/// <param name="Number">Grows from event to event in this process.</param>
/// <param name="Provider">Whose referral or opening it is.</param>
/// <param name="Status">What a referral came to; null for an opening.</param>
/// <param name="Title">What an opening is called; null for a referral.</param>
/// <param name="Available">Places free there.</param>
/// <param name="ServiceType">The service type.</param>
/// <param name="RegionCode">The division.</param>
/// <param name="At">When.</param>
public sealed record ActivityEvent(
    long Number, BilingualText Provider, ReferralStatus? Status, BilingualText? Title, int? Available, string ServiceType, string RegionCode, DateTimeOffset At);
