using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Resources;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Coordination.Grains.Ledger;

/// <summary>The backstop behind timers: wakes resources whose holds ran out while they slept, and newcomers whose referral moves a crash cut in half.</summary>
internal sealed partial class Sweeper(NpgsqlDataSource database, LedgerReader committed, IGrainFactory grains, TimeProvider clock, ILogger<Sweeper> logger) : BackgroundService
{
    private const int WakeMax = 200;
    private const int AtOnceMax = 16;

    /// <summary>Every six seconds, places that were not offered are looked for.</summary>
    private const int SweepsPerOffering = 3;

    /// <summary>Every hour, commands older than the seven days they are kept for go.</summary>
    private const int SweepsPerCleaning = 1_800;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private const string OldCommands = "delete from command where recorded_at < clock_timestamp() - interval '7 days'";

    private const string OverdueOpenings = """
        select opening_id from opening where due_at < clock_timestamp() - interval '1 second' limit $1
        """;

    /// <summary>Openings with room that came free a moment ago, or for which somebody came a moment ago, and nobody was offered it: their silo may have been lost in between.</summary>
    private const string Unoffered = """
        with room as not materialized (
            select o.opening_id, o.resource_id, r.service_type, r.region_code from opening o join resource_row r using (resource_id)
            where not o.closed and o.held + o.taken < o.maximum and not r.pending),
        freed as (
            select distinct opening_id from ledger
            where recorded_at > clock_timestamp() - interval '1 minute' and kind in ('posted', 'released', 'expired', 'cancelled', 'maximum-changed', 'reopened', 'affirmed'))
        select room.opening_id from freed join room using (opening_id)
        where room.resource_id in (select resource_id from waitlist_entry where state = 'waiting')
           or room.service_type in (select service_type from waitlist_entry where state = 'waiting' and resource_id is null)
        union
        select room.opening_id from waitlist_entry w join room
            on room.resource_id = w.resource_id or (w.resource_id is null and room.service_type = w.service_type and room.region_code = w.region_code)
        where w.state = 'waiting' and w.joined_at > clock_timestamp() - interval '1 minute'
        limit $1
        """;

    private const string HalfMoves = """
        select distinct newcomer_id from referral_row where pending and changed_at < clock_timestamp() - interval '5 seconds' limit $1
        """;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        for (var sweeps = 0; await timer.WaitForNextTickAsync(stoppingToken); sweeps++)
        {
            try
            {
                await committed.SetClock();
                await Sweep(sweeps, stoppingToken);
                if (sweeps % SweepsPerCleaning == 0)
                {
                    await using var cleaning = database.CreateCommand(OldCommands);
                    await cleaning.ExecuteNonQueryAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
    }

    private async Task Sweep(int sweeps, CancellationToken cancellation)
    {
        var openings = (await Ids(OverdueOpenings, cancellation)).Concat(sweeps % SweepsPerOffering == 0 ? await Ids(Unoffered, cancellation) : []);
        var resources = openings.Select(id => new OpeningId(id).Resource).Distinct();
        var newcomers = await Ids(HalfMoves, cancellation);

        // Side by side, because one whose silo is just being lost keeps its caller waiting.
        await Parallel.ForEachAsync(
            resources.Select(id => (Func<Task>)grains.GetGrain<IResourceGrain>(id.Value).Tend)
                .Concat(newcomers.Select(id => (Func<Task>)grains.GetGrain<INewcomerGrain>(id).View)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax, CancellationToken = cancellation },
            async (wake, _) => await Wake(wake));
    }

    private async Task Wake(Func<Task> wake)
    {
        try
        {
            await wake();
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }

    private async Task<List<string>> Ids(string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(WakeMax);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sweep failed; the next one follows in two seconds")]
    private partial void LogFailed(Exception exception);
}
