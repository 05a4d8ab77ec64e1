using System.Text.Json;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;
using Coordination.Grains.Resources;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Bundles;

/// <inheritdoc cref="IBundleGrain"/>
/// <remarks>
/// Each resource, in the order of ids, says what its part would write and stands still; then all of it is one proposal, which is
/// committed or not; then each hears how it ended. The rows, the bundle and the answer are one transaction.
/// </remarks>
[GrainType("bundle")]
internal sealed partial class BundleGrain(
    LedgerWriter ledger, LedgerReader committed, LedgerClock time, NearestOpenings nearest, ILogger<BundleGrain> logger) : Grain, IBundleGrain
{
    private const int AttemptsMax = 6;

    private BundleId BundleId => new(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public Task<BundleOutcome> Place(PlaceBundle command) => Carry(command.Command, () =>
    {
        var expiresAt = time.Now + command.Lifetime;
        return Attempt(new()
        {
            Command = command.Command.Mark,
            Move = BundleMove.Place,
            NewcomerId = command.NewcomerId,
            ExpiresAt = expiresAt,
            Steps = [.. command.Parts.Select(part => new BundleStep(part.OpeningId, part.Units, part.NeedId, null))],
            Done = holds => new BundleOutcome.Placed(BundleId, expiresAt, holds),
            Refused = answers => Lacking(command, answers),
        });
    });

    /// <inheritdoc/>
    public Task<BundleOutcome> Confirm(CommandKey command) => Carry(command, () => MoveHolds(
        command.Mark, BundleMove.Confirm, (newcomer, holds) => new BundleOutcome.Confirmed(BundleId, newcomer, holds)));

    /// <inheritdoc/>
    public Task<BundleOutcome> Release(CommandKey command) => Carry(command, () => MoveHolds(
        command.Mark, BundleMove.Release, (newcomer, holds) => new BundleOutcome.Released(BundleId, newcomer, holds)));

    /// <summary>Carries a command out once, however often it comes. Refused rows mean that an opening had moved: prepare anew.</summary>
    private async Task<BundleOutcome> Carry(CommandKey key, Func<Task<BundleOutcome>> attempt)
    {
        for (var attempts = 1; ; attempts++)
        {
            if (await committed.BundleCommand(key.Mark, BundleId) is { } recorded)
            {
                return recorded;
            }

            try
            {
                return await attempt();
            }
            catch (LedgerConflictException conflict) when (attempts < AttemptsMax)
            {
                LogAgain(BundleId, attempts, conflict.Message);
            }
            catch (LedgerConflictException conflict)
            {
                LogGivenUp(conflict, BundleId);
                throw new LedgerUnavailableException("The openings changed under every attempt.");
            }
        }
    }

    private async Task<BundleOutcome> MoveHolds(CommandMark command, BundleMove move, Func<NewcomerId, ImmutableArray<BundleHold>, BundleOutcome> done)
    {
        var holds = await committed.HoldsOf(BundleId);
        if (holds.Count == 0)
        {
            return new BundleOutcome.Unknown(BundleId);
        }

        if (holds.Any(hold => hold.State is HoldState.Expired or HoldState.Released or HoldState.Cancelled))
        {
            BundleOutcome ended = holds.Any(hold => hold.State == HoldState.Expired) ? new BundleOutcome.Lapsed(BundleId) : new BundleOutcome.AlreadyReleased(BundleId);
            await Write(command, ended, [], null);
            return ended;
        }

        return await Attempt(new()
        {
            Command = command,
            Move = move,
            NewcomerId = holds[0].NewcomerId,
            ExpiresAt = holds[0].ExpiresAt,
            Steps = [.. holds.Select(hold => new BundleStep(hold.HoldId.Opening, hold.Units, hold.NeedId, hold.HoldId))],
            Done = moved => done(holds[0].NewcomerId, moved),

            // They stood when they were read: time alone can have ended them since.
            Refused = _ => Task.FromResult<BundleOutcome>(new BundleOutcome.Lapsed(BundleId)),
        });
    }

    private async Task<BundleOutcome> Attempt(Plan plan)
    {
        var move = Guid.NewGuid();
        var asked = new List<IBundledResource>();
        var end = BundleEnd.NotKnown;
        ImmutableArray<CapacityOutcome> answers;
        try
        {
            (var rows, answers) = await Prepare(move, plan, asked);
            if (plan.HoldsWhenDone(answers) is { } holds)
            {
                var done = plan.Done(holds);
                await Write(plan.Command, done, rows, plan.Move == BundleMove.Place ? new(BundleId, plan.NewcomerId.Value, plan.ExpiresAt) : null);
                end = BundleEnd.Committed;
                return done;
            }

        }
        finally
        {
            asked.ForEach(resource => resource.Conclude(move, end).Ignore());
        }

        var refusal = await plan.Refused(answers);
        await Write(plan.Command, refusal, [], null);
        return refusal;
    }

    private async Task<(ImmutableArray<LedgerRow> Rows, ImmutableArray<CapacityOutcome> Answers)> Prepare(Guid move, Plan plan, List<IBundledResource> asked)
    {
        var rows = ImmutableArray.CreateBuilder<LedgerRow>();
        var answers = new CapacityOutcome[plan.Steps.Length];
        foreach (var part in plan.Steps.Index().GroupBy(step => step.Item.OpeningId.Resource).OrderBy(part => part.Key.Value, StringComparer.Ordinal))
        {
            var resource = GrainFactory.GetGrain<IBundledResource>(part.Key.Value);
            asked.Add(resource);
            var prepared = await resource.Prepare(new(move, plan.Move, BundleId, plan.NewcomerId, plan.ExpiresAt, [.. part.Select(step => step.Item)]));
            rows.AddRange(prepared.Rows);
            foreach (var (step, answer) in part.Zip(prepared.Outcomes))
            {
                answers[step.Index] = answer;
            }
        }

        return (rows.ToImmutable(), [.. answers]);
    }

    private async Task Write(CommandMark command, BundleOutcome outcome, ImmutableArray<LedgerRow> rows, PlacedBundle? placed)
    {
        var isRejection = outcome is not (BundleOutcome.Placed or BundleOutcome.Confirmed or BundleOutcome.Released);
        var proposal = new LedgerProposal
        {
            Lanes = [new()],
            Rows = rows,
            Answer = new(command.Id, command.Request, "bundle", isRejection, JsonSerializer.Serialize(outcome, CoordinationJson.Options), null, 0),
            Bundle = placed,
        };
        ledger.Enqueue(proposal);
        await proposal.Committed;
    }

    private async Task<BundleOutcome> Lacking(PlaceBundle command, ImmutableArray<CapacityOutcome> answers)
    {
        var lacking = ImmutableArray.CreateBuilder<LackingPart>();
        foreach (var (part, answer) in command.Parts.Zip(answers))
        {
            var (reason, available) = answer switch
            {
                CapacityOutcome.Placed => (null, 0),
                CapacityOutcome.Exhausted exhausted => ("exhausted", exhausted.Available),
                CapacityOutcome.Closed => ("closed", 0),
                CapacityOutcome.AlreadyHolding => ("already-holding", 0),
                _ => ("unknown", 0),
            };
            if (reason is not null)
            {
                var instead = reason is "exhausted" or "closed" ? await nearest.Find(part.OpeningId, part.Units, command.RegionCode) : null;
                lacking.Add(new(part.OpeningId, reason, available, answer.OpeningVersion, instead));
            }
        }

        return new BundleOutcome.Refused(BundleId, lacking.ToImmutable());
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Bundle {BundleId}: attempt {Attempt} was refused ({Reason}) and is prepared anew")]
    private partial void LogAgain(BundleId bundleId, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Bundle {BundleId}: the ledger refused every attempt")]
    private partial void LogGivenUp(Exception exception, BundleId bundleId);

    /// <summary>One move of the bundle, and the answers it leads to.</summary>
    private sealed record Plan
    {
        public required CommandMark Command { get; init; }

        public required BundleMove Move { get; init; }

        public required NewcomerId NewcomerId { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        public required ImmutableArray<BundleStep> Steps { get; init; }

        public required Func<ImmutableArray<BundleHold>, BundleOutcome> Done { get; init; }

        public required Func<ImmutableArray<CapacityOutcome>, Task<BundleOutcome>> Refused { get; init; }

        /// <summary>The holds, if every step does what is wanted; null otherwise.</summary>
        public ImmutableArray<BundleHold>? HoldsWhenDone(ImmutableArray<CapacityOutcome> answers)
        {
            var holds = ImmutableArray.CreateBuilder<BundleHold>();
            foreach (var (step, answer) in Steps.Zip(answers))
            {
                var hold = (Move, answer) switch
                {
                    (BundleMove.Place, CapacityOutcome.Placed placed) => placed.HoldId,
                    (BundleMove.Confirm, CapacityOutcome.Confirmed confirmed) => confirmed.HoldId,
                    (BundleMove.Release, CapacityOutcome.Released released) => released.HoldId,
                    _ => default(HoldId?),
                };
                if (hold is not { } holdId)
                {
                    return null;
                }

                holds.Add(new(holdId, step.OpeningId, answer.OpeningVersion, step.Units, step.NeedId));
            }

            return holds.ToImmutable();
        }
    }
}
