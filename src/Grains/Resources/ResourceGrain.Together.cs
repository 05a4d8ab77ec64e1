using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;

namespace Coordination.Grains.Resources;

/// <content>How openings of this resource move together with those of others.</content>
internal sealed partial class ResourceGrain : IBundledResource
{
    /// <summary>A bundle that does not conclude in this time was lost with its silo; the database tells how it ended.</summary>
    private static readonly TimeSpan StandstillMax = TimeSpan.FromSeconds(2);

    private readonly Dictionary<Guid, Standstill> standstills = [];

    /// <inheritdoc/>
    public async Task<PreparedPart> Prepare(PreparePart command)
    {
        var standstill = new Standstill();
        foreach (var openingId in command.Steps.Select(step => step.OpeningId).Distinct().OrderBy(id => id.Value, StringComparer.Ordinal))
        {
            if (lanes.TryGetValue(openingId, out var lane))
            {
                await Stop(lane, standstill);
            }
        }

        standstills[command.Move] = standstill;
        standstill.Limit = this.RegisterGrainTimer(_ => Conclude(command.Move, BundleEnd.NotKnown), new GrainTimerCreationOptions(StandstillMax, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });

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
            foreach (var lane in standstill.Lanes)
            {
                await Conclude(lane, end);
            }
        }
        finally
        {
            standstill.Lanes.ForEach(lane => lane.Gate = null);
            standstill.Over.TrySetResult();
        }
    }

    private async Task Conclude(OpeningLane lane, BundleEnd end)
    {
        if (end == BundleEnd.Committed)
        {
            lane.SettleLatest();
            Report(lane);
            NoteExpiry(lane.Committed.DueAt);
            TendSoon();
        }
        else
        {
            lane.Break();
            await Reread(lane);
        }
    }

    /// <summary>Lets nobody decide on an opening any more, and waits until what was decided before is on disk.</summary>
    private async Task Stop(OpeningLane lane, Standstill standstill)
    {
        await Ready(lane);
        lane.Gate = standstill.Over;
        standstill.Lanes.Add(lane);
        await Drained(lane);
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
    }
}
