using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;

namespace Coordination.Grains.Resources;

/// <content>How openings of this resource move together with those of others.</content>
internal sealed partial class ResourceGrain : IBundledResource
{
    /// <summary>A bundle that does not conclude in this time was lost with its silo; the database tells how it ended.</summary>
    private static readonly TimeSpan StandstillMax = TimeSpan.FromSeconds(2);

    /// <summary>Nobody waits longer than this for a standstill: an activation on its way out waits for those who wait, and its timers no longer run.</summary>
    private static readonly TimeSpan StandstillWaitMax = StandstillMax + TimeSpan.FromSeconds(1);

    private readonly Dictionary<Guid, Standstill> standstills = [];

    /// <inheritdoc/>
    public async Task<PreparedPart> Prepare(PreparePart command)
    {
        var standstill = standstills[command.Move] = new();
        try
        {
            foreach (var openingId in command.Steps.Select(step => step.OpeningId).Distinct().OrderBy(id => id.Value, StringComparer.Ordinal))
            {
                if (lanes.TryGetValue(openingId, out var lane))
                {
                    await Stop(lane, standstill, command.Move);
                }
            }

            return Prepared(command);
        }
        catch
        {
            // Whoever asked does not learn of it in any other way; what stands still already must not wait for them.
            await Conclude(command.Move, BundleEnd.NotKnown).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task Conclude(Guid move, BundleEnd end)
    {
        if (!standstills.Remove(move, out var standstill))
        {
            return;
        }

        standstill.Limit?.Dispose();
        try
        {
            await (end == BundleEnd.Committed ? Settle(standstill.Lanes) : Undo(standstill.Lanes));
        }
        finally
        {
            standstill.Lanes.ForEach(lane => lane.Gate = null);
            standstill.Over.TrySetResult();
        }
    }

    private Task Settle(List<OpeningLane> stopped)
    {
        foreach (var lane in stopped)
        {
            lane.SettleLatest();
            Report(lane);
            NoteExpiry(lane.Committed.DueAt);
        }

        TendSoon();
        return Task.CompletedTask;
    }

    private Task Undo(List<OpeningLane> stopped)
    {
        stopped.ForEach(lane => lane.Break());
        return Task.WhenAll(stopped.Select(Reread));
    }

    private PreparedPart Prepared(PreparePart command)
    {
        var rows = ImmutableArray.CreateBuilder<LedgerRow>();
        var outcomes = ImmutableArray.CreateBuilder<CapacityOutcome>();
        var now = time.Now;
        foreach (var step in command.Steps)
        {
            if (!lanes.TryGetValue(step.OpeningId, out var lane))
            {
                outcomes.Add(new CapacityOutcome.Unknown(step.OpeningId, 0));
                continue;
            }

            var draft = lane.Drafted(DecideStep(lane.Latest, command, step, now), null);
            lane.Advance(draft);
            rows.AddRange(draft.Rows);
            outcomes.Add(draft.Decision.Outcome);
        }

        return new(rows.ToImmutable(), outcomes.ToImmutable());
    }

    /// <summary>Lets nobody decide on an opening any more, and waits until what was decided before is on disk.</summary>
    /// <exception cref="LedgerUnavailableException">It took longer than anything may stand still.</exception>
    private async Task Stop(OpeningLane lane, Standstill standstill, Guid move)
    {
        await Ready(lane);
        standstill.ThrowIfOver();
        lane.Gate = standstill.Over;
        standstill.Lanes.Add(lane);
        standstill.Limit ??= this.RegisterGrainTimer(_ => Conclude(move, BundleEnd.NotKnown), new GrainTimerCreationOptions(StandstillMax, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
        await Drained(lane);
        standstill.ThrowIfOver();
    }

    /// <exception cref="LedgerUnavailableException">It was not over in time.</exception>
    private static async Task Over(TaskCompletionSource gate)
    {
        try
        {
            await gate.Task.WaitAsync(StandstillWaitMax);
        }
        catch (TimeoutException)
        {
            throw new LedgerUnavailableException("The opening stands still for a bundle that did not end.");
        }
    }

    private Decision DecideStep(OpeningState state, PreparePart command, BundleStep step, DateTimeOffset now) => command.Kind switch
    {
        BundleMove.Place => DecideHold(state, command.NewcomerId, step.NeedId, step.Units, command.ExpiresAt, now, command.BundleId),
        BundleMove.Confirm => OpeningDecisions.Confirm(state, step.HoldId!.Value, now, command.BundleId),
        _ => OpeningDecisions.Release(state, step.HoldId!.Value, now, command.BundleId),
    };

    /// <summary>Openings of this resource that stand still for one move of a bundle.</summary>
    private sealed class Standstill
    {
        public List<OpeningLane> Lanes { get; } = [];

        public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IGrainTimer? Limit { get; set; }

        public void ThrowIfOver()
        {
            if (Over.Task.IsCompleted)
            {
                throw new LedgerUnavailableException("What was decided before took too long to be written.");
            }
        }
    }
}
