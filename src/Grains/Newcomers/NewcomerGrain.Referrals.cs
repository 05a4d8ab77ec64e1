using Coordination.Domain.Consents;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Resources;

namespace Coordination.Grains.Newcomers;

/// <content>Referrals: write the intent, call the opening, write the answer. Every step is idempotent by the referral's id.</content>
internal sealed partial class NewcomerGrain
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(Limits.HoldSecondsMax);

    /// <inheritdoc/>
    public Task<Referral?> Referral(ReferralId referralId) => Task.FromResult(Find(referralId));

    /// <inheritdoc/>
    public async Task<ReferralOutcome> Refer(ReferNewcomer command)
    {
        if (kept.State.Person is null)
        {
            return new ReferralOutcome.Unknown("newcomer");
        }

        if (Find(command.ReferralId) is { } sent)
        {
            return new ReferralOutcome.Done(sent);
        }

        var resource = GrainFactory.GetGrain<IResourceGrain>(command.OpeningId.Resource.Value);
        if (await resource.Opening(command.OpeningId) is not { } listing)
        {
            return new ReferralOutcome.Unknown("opening");
        }

        var need = command.NeedId is { } named
            ? kept.State.Needs.FirstOrDefault(need => need.NeedId == named)
            : kept.State.Needs.FirstOrDefault(need => need.Status == NeedStatus.Open && need.ServiceType == listing.Profile.ServiceType);
        if (command.NeedId is not null && need is null)
        {
            return new ReferralOutcome.Unknown("need");
        }

        if (command.HoldId is { } held && (await committed.Hold(held))?.NewcomerId != NewcomerId)
        {
            return new ReferralOutcome.Unknown("hold");
        }

        var covered = Sharing.Covered(kept.State.Consents, listing.Profile.ProviderId, clock.GetUtcNow());
        var shared = command.SharedFields ?? covered;
        if (shared.Except(SharedFields.Basic).Except(covered).ToImmutableArray() is { IsEmpty: false } uncovered)
        {
            return new ReferralOutcome.NotCovered(uncovered);
        }

        var answer = await KeepPlace(resource, command, need?.NeedId);
        if (answer is not (CapacityOutcome.Placed or CapacityOutcome.Extended))
        {
            return new ReferralOutcome.NoPlace(answer);
        }

        return await Send(command with { SharedFields = shared }, listing, need, answer is CapacityOutcome.Placed placed ? placed.HoldId : command.HoldId!.Value);
    }

    /// <inheritdoc/>
    public async Task<ReferralOutcome> Move(MoveReferral command)
    {
        if (Find(command.ReferralId) is not { } referral)
        {
            return new ReferralOutcome.Unknown("referral");
        }

        if (ReferralTransitions.After(referral.Status, command.Move) is null)
        {
            return new ReferralOutcome.Illegal(referral, ReferralTransitions.LegalFrom(referral.Status));
        }

        var now = clock.GetUtcNow();
        var intended = referral with { Pending = new(command.Move, command.By, command.Reason, command.Outcome, now) };
        await Write(kept.State with { Referrals = kept.State.Referrals.Replace(referral, intended) });
        try
        {
            return await Finish(intended);
        }
        catch
        {
            // The intent is written: the next activation, which the sweeper wakes, drives it forward.
            DeactivateOnIdle();
            throw;
        }
    }

    private Task<CapacityOutcome> KeepPlace(IResourceGrain resource, ReferNewcomer command, NeedId? needId)
    {
        var key = CommandKey.Step(NewcomerId.Value, $"refer {command.ReferralId}");
        return command.HoldId is { } held
            ? resource.ExtendHold(new(key, held, AnswerTime))
            : resource.PlaceHold(new(key, command.OpeningId, NewcomerId, needId, 1, AnswerTime));
    }

    private async Task<ReferralOutcome> Send(ReferNewcomer command, OpeningListing listing, Need? need, HoldId holdId)
    {
        var now = clock.GetUtcNow();
        var referral = new Referral
        {
            ReferralId = command.ReferralId,
            NeedId = need?.NeedId,
            ProviderId = listing.Profile.ProviderId,
            ResourceId = listing.Profile.ResourceId,
            OpeningId = listing.OpeningId,
            HoldId = holdId,
            ServiceType = listing.Profile.ServiceType,
            Status = ReferralStatus.Requested,
            Note = command.Note,
            SharedFields = command.SharedFields ?? [],
            WhyAlone = command.WhyAlone,
            RespondBy = now + AnswerTime,
            Steps = [new(ReferralStatus.Requested, now, command.By, null)],
        };
        await Write(kept.State with { Referrals = kept.State.Referrals.Add(referral) });
        await Home().ReportReferral(referral.ReferralId, referral.Status, referral.ProviderId);
        return new ReferralOutcome.Done(referral);
    }

    /// <summary>Carries a written intent out on the opening and writes the result. May run again after a crash: the opening answers alike.</summary>
    private async Task<ReferralOutcome> Finish(Referral referral)
    {
        var move = referral.Pending!;
        var (holdId, refusal) = await CarryOut(referral, move);
        if (refusal is not null)
        {
            await Write(kept.State with { Referrals = kept.State.Referrals.Replace(referral, referral with { Pending = null }) });
            return new ReferralOutcome.NoPlace(refusal);
        }

        var status = ReferralTransitions.After(referral.Status, move.Move)!.Value;
        var done = referral with
        {
            HoldId = holdId,
            Status = status,
            Outcome = move.Outcome ?? referral.Outcome,
            Pending = null,
            Steps = referral.Steps.Add(new(status, move.At, move.By, move.Reason)),
        };
        if (done.NeedId is { } needId && status == ReferralStatus.Accepted)
        {
            // Before the move is written as done: a stop in between would leave a served person in line for good.
            await waitlist.Remove(needId);
        }

        await Write(NewcomerDecisions.Step(kept.State, referral, done, move.At));
        await Home().ReportReferral(done.ReferralId, done.Status, done.ProviderId);
        await Home().ReportDemand([done.ServiceType]);
        return new ReferralOutcome.Done(done);
    }

    /// <summary>What a move means for the place: accept confirms it, reject, fail and cancel give it back, the others leave it.</summary>
    private async Task<(HoldId HoldId, CapacityOutcome? Refusal)> CarryOut(Referral referral, PendingMove move)
    {
        var resource = GrainFactory.GetGrain<IResourceGrain>(referral.ResourceId.Value);
        var key = CommandKey.Step(NewcomerId.Value, $"{move.Move} {referral.ReferralId} {move.At.UtcTicks}");
        switch (move.Move)
        {
            case ReferralMove.Accept:
                return await ConfirmPlace(resource, referral, key);
            case ReferralMove.Reject or ReferralMove.Fail or ReferralMove.Cancel:
                // A place that has run out meanwhile is free already; any answer will do.
                await resource.ReleaseHold(new(key, referral.HoldId));
                return (referral.HoldId, null);
            default:
                return (referral.HoldId, null);
        }
    }

    /// <summary>Confirms the place; one that ran out before the partner answered is taken anew if it is still free.</summary>
    private async Task<(HoldId HoldId, CapacityOutcome? Refusal)> ConfirmPlace(IResourceGrain resource, Referral referral, CommandKey key)
    {
        var answer = await resource.ConfirmHold(new(key, referral.HoldId));
        if (answer is CapacityOutcome.Confirmed)
        {
            return (referral.HoldId, null);
        }

        var again = await resource.PlaceHold(new(
            key with { Key = key.Key + " again" }, referral.OpeningId, NewcomerId, referral.NeedId, 1, TimeSpan.FromSeconds(Limits.HoldSecondsDefault)));
        if (again is not CapacityOutcome.Placed placed)
        {
            return (referral.HoldId, again is CapacityOutcome.Exhausted or CapacityOutcome.Closed ? again : answer);
        }

        var confirmed = await resource.ConfirmHold(new(key with { Key = key.Key + " again confirm" }, placed.HoldId));
        return confirmed is CapacityOutcome.Confirmed ? (placed.HoldId, null) : (referral.HoldId, confirmed);
    }

    private async Task FinishPendingMoves()
    {
        foreach (var referral in kept.State.Referrals.Where(referral => referral.Pending is not null))
        {
            LogResumed(referral.ReferralId, referral.Pending!.Move);
            await Finish(referral);
        }
    }

    private Referral? Find(ReferralId referralId) => kept.State.Referrals.FirstOrDefault(referral => referral.ReferralId == referralId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Referral {ReferralId}: {Move} was written before a stop and is carried out now")]
    private partial void LogResumed(ReferralId referralId, ReferralMove move);
}
