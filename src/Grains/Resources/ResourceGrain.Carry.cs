using System.Diagnostics;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;

namespace Coordination.Grains.Resources;

/// <content>How a decision is carried into the ledger, and what follows from it.</content>
internal sealed partial class ResourceGrain
{
    private const int AttemptsMax = 100;

    /// <summary>
    /// How long a command is decided anew while others of its opening are refused: holds that run out one after the other, each while
    /// its confirmation is on its way, refuse all that is decided behind them. Less than callers wait.
    /// </summary>
    private static readonly TimeSpan AttemptTime = TimeSpan.FromSeconds(3);

    /// <summary>How long the same command, come twice, waits for the answer of the first before it is told that that one is under way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Carries a command out once, however often it comes.</summary>
    private async Task<CapacityOutcome> Carry(CommandKey key, OpeningId openingId, Func<OpeningState, DateTimeOffset, Decision> decide, HoldId? about = null)
    {
        var command = key.Mark;
        if (answered.Knows(command.Id) && await committed.Command(command, openingId) is { } recorded)
        {
            return recorded.For(command);
        }

        var lane = lanes.GetValueOrDefault(openingId) ?? Unposted(openingId);
        if (begun.Find(command) is { } first)
        {
            return await Join(first, lane);
        }

        var carried = Carried(lane, command, decide, about);
        begun.Begin(command, carried);
        return await carried;
    }

    private static async Task<CapacityOutcome> Join(BegunCommands.Begun first, OpeningLane lane)
    {
        if (!first.IsSame)
        {
            return new CapacityOutcome.Mismatch(lane.Committed.OpeningId, lane.Committed.Version);
        }

        try
        {
            return await first.Answer.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return new CapacityOutcome.InProgress(lane.Committed.OpeningId, lane.Committed.Version);
        }
    }

    private async Task<CapacityOutcome> Carried(OpeningLane lane, CommandMark command, Func<OpeningState, DateTimeOffset, Decision> decide, HoldId? about)
    {
        using var noted = underWay.Begin(command);
        try
        {
            var outcome = await Commit(lane, command, decide, about: about);
            if (outcome is CapacityOutcome.Released or CapacityOutcome.Lapsed)
            {
                TendSoon();
            }

            return outcome;
        }
        finally
        {
            begun.End(command);
        }
    }

    /// <summary>A hold that is not among the live ones any more, as it ended; null while it lives, and when it never was. When this returns, whether it lives is as it is decided on.</summary>
    private async Task<Hold?> Ended(OpeningLane lane, HoldId holdId)
    {
        for (var looks = 1; !lane.Latest.Holds.ContainsKey(holdId); looks++)
        {
            var ended = await committed.Hold(holdId);
            if (ended is not { State: HoldState.Held or HoldState.Confirmed } || lane.Latest.Holds.ContainsKey(holdId))
            {
                await Ready(lane);
                return ended;
            }

            if (looks == 1)
            {
                // Its end is decided and not on disk yet.
                await Drained(lane);
            }
            else
            {
                // Somebody else has placed it: this activation is behind.
                lane.Break();
                await Reread(lane);
            }
        }

        return null;
    }

    /// <summary>What is said of a hold that has ended long ago, instead of that there is none.</summary>
    private static Decision Told(Decision decision, HoldId holdId, Hold? ended) => decision.Outcome is not CapacityOutcome.Unknown || ended is null ? decision : decision with
    {
        Outcome = ended.State == HoldState.Expired
            ? new CapacityOutcome.Lapsed(decision.Next.OpeningId, decision.Next.Version, holdId)
            : new CapacityOutcome.AlreadyResolved(decision.Next.OpeningId, decision.Next.Version, holdId, ended.State),
    };

    /// <summary>Waits until what is under way is on disk, or refused and read again.</summary>
    private async Task Drained(OpeningLane lane)
    {
        try
        {
            await lane.LastUnderWay;
        }
        catch (Exception lost) when (lost is LedgerConflictException or LedgerUnavailableException or LedgerBusyException)
        {
            await Reread(lane);
        }
    }

    /// <summary>Decides on the latest state, puts the rows in line, and answers when they are on disk. Refused rows mean that the database knows better: read again and decide anew.</summary>
    private async Task<CapacityOutcome> Commit(
        OpeningLane lane, CommandMark? command, Func<OpeningState, DateTimeOffset, Decision> decide, Func<Decision, Offer?>? offer = null, HoldId? about = null)
    {
        var began = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            await Ready(lane);
            ledger.ThrowIfFull();
            var ended = about is { } asked ? await Ended(lane, asked) : null;
            var now = time.Now;
            var decision = decide(lane.Latest, now);
            if (about is { } holdId)
            {
                decision = Told(decision, holdId, ended);
            }

            var draft = lane.Drafted(decision, command);
            if (draft.IsEmpty)
            {
                return decision.Outcome;
            }

            var proposal = lane.Propose(draft, offer?.Invoke(decision));
            Enqueue(lane, proposal);
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
                    answered.Remember(command.Id);
                    return recorded.For(command);
                }

                if (offer is not null)
                {
                    throw;
                }

                if (attempt == AttemptsMax || Stopwatch.GetElapsedTime(began) > AttemptTime)
                {
                    LogRefused(conflict, lane.Latest.OpeningId);
                    throw new LedgerUnavailableException("The opening changed under every attempt.");
                }
            }
        }
    }

    private void Enqueue(OpeningLane lane, LedgerProposal proposal)
    {
        try
        {
            ledger.Enqueue(proposal);
        }
        catch (LedgerBusyException)
        {
            // The holds have moved with the decision, which will not be written.
            lane.Break();
            Reread(lane).Ignore();
            throw;
        }
    }

    /// <summary>Waits until the opening may be decided on.</summary>
    private static async Task Ready(OpeningLane lane)
    {
        while (lane.Reading is not null || lane.Gate is not null)
        {
            await (lane.Reading ?? Over(lane.Gate!));
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
            answered.Remember(command.Id);
        }

        if (!decision.Events.IsEmpty)
        {
            lane.Settle(decision, now);
            Report(lane);
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
