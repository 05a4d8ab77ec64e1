using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Coordination.Grains.Ledger;

/// <summary>The one writer of a silo: commits whatever has gathered while the last commit ran, and answers only after COMMIT.</summary>
/// <remarks>
/// Nothing lingers: an idle writer commits a single proposal at once, a busy one commits what came meanwhile, so batches
/// grow with the load. A refused batch is halved until the refused proposal stands alone; those that rest on it are
/// refused with it, and nobody else loses an answer. A lost connection is an unknown that is looked up.
/// </remarks>
internal sealed partial class LedgerWriter(NpgsqlDataSource database, LedgerReader committed, ILogger<LedgerWriter> logger) : BackgroundService
{
    /// <summary>Larger batches cost as much a row and keep everybody in them waiting for longer.</summary>
    private const int BatchMax = 1_024;
    private const int QueueMax = 10_000;

    /// <summary>How long an unknown is looked up before its callers are told that it is one; shorter than they wait.</summary>
    private static readonly TimeSpan LookUpTime = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan LookUpPause = TimeSpan.FromMilliseconds(100);

    private readonly LedgerSession session = new(database);

    private readonly Channel<LedgerProposal> queue = Channel.CreateBounded<LedgerProposal>(new BoundedChannelOptions(QueueMax) { SingleReader = true });

    /// <summary>Asks before a decision is made that there would be no room for.</summary>
    /// <exception cref="LedgerBusyException">The line is full. Nothing was or will be written.</exception>
    public void ThrowIfFull()
    {
        if (queue.Reader.Count >= QueueMax)
        {
            LedgerMeter.TurnedAway.Add(1);
            throw new LedgerBusyException("The ledger takes no more commands at the moment.");
        }
    }

    /// <summary>Puts a proposal in line; <see cref="LedgerProposal.Committed"/> tells its end.</summary>
    /// <exception cref="LedgerBusyException">The line is full, or the silo stops. Nothing was or will be written.</exception>
    public void Enqueue(LedgerProposal proposal)
    {
        if (!queue.Writer.TryWrite(proposal))
        {
            LedgerMeter.TurnedAway.Add(1);
            throw new LedgerBusyException("The ledger takes no more commands at the moment.");
        }

        LedgerMeter.QueueLength.Add(1);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<LedgerProposal>(BatchMax);
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                while (batch.Count < BatchMax && queue.Reader.TryRead(out var next))
                {
                    batch.Add(next);
                }

                LedgerMeter.QueueLength.Add(-batch.Count);
                await Commit([.. batch]);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            queue.Writer.TryComplete();
        }

        while (queue.Reader.TryRead(out var left))
        {
            LedgerMeter.QueueLength.Add(-1);
            left.Fail(new LedgerBusyException("The silo is stopping."));
        }

        await session.DisposeAsync();
    }

    private async Task Commit(LedgerProposal[] batch)
    {
        var live = batch;
        if (Array.Exists(batch, proposal => proposal.IsBroken))
        {
            Refuse(batch.Where(proposal => proposal.IsBroken), new LedgerConflictException("What it rests on was refused."));
            live = [.. batch.Where(proposal => !proposal.Committed.IsCompleted)];
        }

        if (live.Length == 0)
        {
            return;
        }

        try
        {
            var began = Stopwatch.GetTimestamp();
            await LedgerSql.Commit(await session.Connection(), live);
            LedgerMeter.CommitDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
            LedgerMeter.BatchSize.Record(live.Length);
            Array.ForEach(live, proposal => proposal.Succeed());
        }
        catch (Exception refusal) when (LedgerSql.IsRefusal(refusal) && live.Length > 1)
        {
            LogHalved(live.Length);
            await Commit(live[..(live.Length / 2)]);
            await Commit(live[(live.Length / 2)..]);
        }
        catch (Exception refusal) when (LedgerSql.IsRefusal(refusal))
        {
            Refuse(live, new LedgerConflictException(refusal.Message, refusal));
        }
        catch (Exception lost)
        {
            LogUnknown(lost, live.Length);
            await session.DisposeAsync();
            await LookUp(live);
        }
    }

    private static void Refuse(IEnumerable<LedgerProposal> proposals, LedgerConflictException reason)
    {
        foreach (var proposal in proposals)
        {
            LedgerMeter.Refused.Add(1);
            proposal.Fail(reason);
        }
    }

    /// <summary>
    /// Finds out what became of a batch whose answer was lost. One that is not there may still come in, from a session that
    /// the database has not given up yet; then whoever writes the opening next is refused, and finds it by its command.
    /// </summary>
    private async Task LookUp(LedgerProposal[] batch)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < LookUpTime)
        {
            try
            {
                var there = await committed.AreThere(batch);
                for (var index = 0; index < batch.Length; index++)
                {
                    if (there[index])
                    {
                        batch[index].Succeed();
                    }
                    else
                    {
                        batch[index].Fail(new LedgerConflictException("The connection was lost before the commit."));
                    }
                }

                LogFound(there.Count(found => found), batch.Length);
                return;
            }
            catch (Exception unreachable) when (unreachable is NpgsqlException or TimeoutException or IOException)
            {
                await Task.Delay(LookUpPause);
            }
        }

        LedgerMeter.Unknown.Add(batch.Length);
        Array.ForEach(batch, proposal => proposal.Fail(new LedgerUnavailableException("The database did not say whether the command was committed.")));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A batch of {Count} proposals was refused; it is tried in halves")]
    private partial void LogHalved(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether {Count} proposals were committed is not known; they are looked up")]
    private partial void LogUnknown(Exception exception, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Found} of {Count} unknown proposals were committed")]
    private partial void LogFound(int found, int count);
}
