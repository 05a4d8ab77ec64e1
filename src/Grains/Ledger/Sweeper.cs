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

    /// <summary>Every hour, commands older than the seven days they are kept for go.</summary>
    private const int SweepsPerCleaning = 1_800;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private const string OldCommands = "delete from command where recorded_at < clock_timestamp() - interval '7 days'";

    private const string OverdueOpenings = """
        select opening_id from opening where due_at < clock_timestamp() - interval '1 second' limit $1
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
                await Sweep(stoppingToken);
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

    private async Task Sweep(CancellationToken cancellation)
    {
        foreach (var resource in (await Ids(OverdueOpenings, cancellation)).Select(id => new OpeningId(id).Resource).Distinct())
        {
            await grains.GetGrain<IResourceGrain>(resource.Value).Tend();
        }

        foreach (var newcomer in await Ids(HalfMoves, cancellation))
        {
            await grains.GetGrain<INewcomerGrain>(newcomer).View();
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
