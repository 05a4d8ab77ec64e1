using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;

namespace Coordination.Grains.Resources;

/// <content>How a decision is carried into the ledger, and what follows from it.</content>
internal sealed partial class ResourceGrain
{
    private const int AttemptsMax = 6;

    /// <summary>Carries a command out once, however often it comes.</summary>
    private async Task<CapacityOutcome> Carry(CommandKey key, OpeningId openingId, Func<OpeningState, DateTimeOffset, Decision> decide)
    {
        var command = key.Mark;
        if (recent.Find(command) is { } answered)
        {
            return answered;
        }

        var lane = lanes.GetValueOrDefault(openingId) ?? Unposted(openingId);
        if (recent.Begin(command, openingId, lane.Committed.Version) is { } busy)
        {
            return busy;
        }

        try
        {
            var outcome = await Commit(lane, command, decide);
            if (outcome is CapacityOutcome.Released or CapacityOutcome.Lapsed)
            {
                TendSoon();
            }

            return outcome;
        }
        finally
        {
            recent.End(command);
        }
    }

    /// <summary>As <see cref="Carry"/>, for a command about a hold: one that has ended long ago is told from one that never was.</summary>
    private async Task<CapacityOutcome> CarryOnHold(CommandKey key, HoldId holdId, Func<OpeningState, DateTimeOffset, Decision> decide)
    {
        var lane = lanes.GetValueOrDefault(holdId.Opening);
        var ended = lane is null || lane.Latest.Holds.ContainsKey(holdId) ? null : await committed.Hold(holdId);
        return await Carry(key, holdId.Opening, (state, now) => decide(state, now) switch
        {
            { Outcome: CapacityOutcome.Unknown } decision when ended is { State: HoldState.Expired } =>
                decision with { Outcome = new CapacityOutcome.Lapsed(state.OpeningId, state.Version, holdId) },
            { Outcome: CapacityOutcome.Unknown } decision when ended is not null =>
                decision with { Outcome = new CapacityOutcome.AlreadyResolved(state.OpeningId, state.Version, holdId, ended.State) },
            var decision => decision,
        });
    }

    /// <summary>Decides on the latest state, puts the rows in line, and answers when they are on disk. Refused rows mean that the database knows better: read again and decide anew.</summary>
    private async Task<CapacityOutcome> Commit(OpeningLane lane, CommandMark? command, Func<OpeningState, DateTimeOffset, Decision> decide, Func<Decision, Offer?>? offer = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            await Ready(lane);
            var now = time.Now;
            var decision = decide(lane.Latest, now);
            var draft = lane.Drafted(decision, command);
            if (draft.IsEmpty)
            {
                return decision.Outcome;
            }

            var proposal = lane.Propose(draft, offer?.Invoke(decision));
            ledger.Enqueue(proposal);
            lane.Advance(draft, proposal);
            try
            {
                await proposal.Committed;
                return Committed(lane, command, decision, now);
            }
            catch (LedgerUnavailableException)
            {
                DeactivateOnIdle();
                throw;
            }
            catch (LedgerConflictException conflict)
            {
                await Reread(lane);
                if (command is not null && await committed.Command(command, lane.Latest.OpeningId) is { } recorded)
                {
                    recent.Add(command, recorded);
                    return recorded.For(command);
                }

                if (offer is not null)
                {
                    throw;
                }

                if (attempt == AttemptsMax)
                {
                    LogRefused(conflict, lane.Latest.OpeningId);
                    throw new LedgerUnavailableException("The opening changed under every attempt.");
                }
            }
        }
    }

    /// <summary>Waits until the opening may be decided on.</summary>
    private static async Task Ready(OpeningLane lane)
    {
        while ((lane.Reading ?? lane.Gate?.Task) is { } wait)
        {
            await wait;
        }
    }

    /// <summary>Reads the opening again if what was decided on it is void. Those who find that out together wait for one reading.</summary>
    private async Task Reread(OpeningLane lane)
    {
        while (lane.Reading is { } reading)
        {
            await reading;
        }

        if (lane.IsBroken)
        {
            try
            {
                await (lane.Reading = Read(lane));
            }
            finally
            {
                lane.Reading = null;
            }
        }
    }

    private async Task Read(OpeningLane lane)
    {
        var openingId = lane.Latest.OpeningId;
        try
        {
            lane.Restart(await committed.Opening(openingId) ?? new(OpeningState.Unposted(openingId), default, []));
            NoteExpiry(lane.Committed.DueAt);
        }
        catch
        {
            // The state in memory is void and the database does not tell the true one.
            DeactivateOnIdle();
            throw;
        }
    }

    private CapacityOutcome Committed(OpeningLane lane, CommandMark? command, Decision decision, DateTimeOffset now)
    {
        if (command is not null)
        {
            recent.Add(command, new(command.Request, decision.Outcome));
        }

        if (!decision.Events.IsEmpty)
        {
            lane.Settle(decision, now);
            Report(lane, []);
            NoteExpiry(lane.Committed.DueAt);
            MeasureLateness(decision);
        }

        return decision.Outcome;
    }

    private void MeasureLateness(Decision decision)
    {
        foreach (var row in decision.Events)
        {
            if (row.Kind == LedgerKind.Expired)
            {
                LedgerMeter.ExpiryLateness.Record((time.Now - row.Hold!.ExpiresAt).TotalSeconds);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The ledger refused every attempt on opening {OpeningId}")]
    private partial void LogRefused(Exception exception, OpeningId openingId);
}
