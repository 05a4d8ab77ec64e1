using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Coordination.Grains.Ledger;

/// <summary>The one writer of a silo: commits whatever has gathered while the last commit ran, and answers only after COMMIT.</summary>
/// <remarks>
/// A refused batch is rolled back and each proposal tried alone, so that one loser does not cost the others their answer.
/// A lost connection is an unknown: the caller drops its activation and finds out by the command's key.
/// </remarks>
internal sealed partial class LedgerWriter(NpgsqlDataSource database, ILogger<LedgerWriter> logger) : BackgroundService
{
    private const int BatchMax = 512;
    private const int QueueMax = 10_000;
    private static readonly TimeSpan RoomWait = TimeSpan.FromSeconds(2);

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(QueueMax) { SingleReader = true });

    /// <summary>Commits a proposal.</summary>
    /// <exception cref="LedgerConflictException">The database refused it.</exception>
    /// <exception cref="LedgerUnavailableException">Nobody knows whether it was committed, or the queue stayed full.</exception>
    public async Task Append(LedgerProposal proposal)
    {
        if (proposal.IsEmpty)
        {
            return;
        }

        var waiting = new Waiting(proposal);
        using var room = new CancellationTokenSource(RoomWait);
        try
        {
            await queue.Writer.WriteAsync(waiting, room.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            throw new LedgerUnavailableException("The ledger takes no more commands at the moment.", exception);
        }

        await waiting.Committed.Task;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Waiting>(BatchMax);
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                while (batch.Count < BatchMax && queue.Reader.TryRead(out var next))
                {
                    batch.Add(next);
                }

                await CommitAll(batch);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            queue.Writer.TryComplete();
        }

        while (queue.Reader.TryRead(out var left))
        {
            left.Committed.TrySetException(new LedgerUnavailableException("The silo is stopping."));
        }
    }

    private async Task CommitAll(List<Waiting> batch)
    {
        try
        {
            await LedgerSql.Commit(database, [.. batch.Select(waiting => waiting.Proposal)]);
            batch.ForEach(waiting => waiting.Committed.TrySetResult());
        }
        catch (Exception exception) when (LedgerSql.IsRefusal(exception) && batch.Count > 1)
        {
            LogRetryAlone(batch.Count);
            foreach (var waiting in batch)
            {
                await CommitAll([waiting]);
            }
        }
        catch (Exception exception)
        {
            var refused = LedgerSql.IsRefusal(exception);
            if (!refused)
            {
                LogUnknown(exception, batch.Count);
            }

            Exception answer = refused
                ? new LedgerConflictException(exception.Message, exception)
                : new LedgerUnavailableException("The database did not say whether the command was committed.");
            batch.ForEach(waiting => waiting.Committed.TrySetException(answer));
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A batch of {Count} proposals was refused; each is tried alone")]
    private partial void LogRetryAlone(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether {Count} proposals were committed is not known")]
    private partial void LogUnknown(Exception exception, int count);

    private sealed class Waiting(LedgerProposal proposal)
    {
        public LedgerProposal Proposal { get; } = proposal;

        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
