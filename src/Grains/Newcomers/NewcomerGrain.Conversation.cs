using Coordination.Domain.Consents;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Newcomers;

/// <content>What goes to and fro on a referral beside its moves: questions, attendance, what the person says of it, another provider.</content>
internal sealed partial class NewcomerGrain
{
    /// <inheritdoc/>
    public async Task<ReferralOutcome> Say(SayOnReferral command)
    {
        if (Find(command.ReferralId) is not { } referral)
        {
            return new ReferralOutcome.Unknown("referral");
        }

        if (referral.Messages.Any(message => message.MessageId == command.MessageId))
        {
            return new ReferralOutcome.Done(referral);
        }

        return ReferralTransitions.IsFinal(referral.Status) || referral.Messages.Length >= ReferralMessage.MessagesMax
            ? new ReferralOutcome.Illegal(referral, ReferralTransitions.LegalFrom(referral.Status))
            : await Keep(referral, referral with { Messages = referral.Messages.Add(new(command.MessageId, command.Side, command.By, clock.GetUtcNow(), command.Text)) });
    }

    /// <inheritdoc/>
    public async Task<ReferralOutcome> NoteSession(NoteSession command)
    {
        if (Find(command.ReferralId) is not { } referral)
        {
            return new ReferralOutcome.Unknown("referral");
        }

        var others = referral.Sessions.Where(session => session.On != command.On);
        return referral.Status is not (ReferralStatus.Accepted or ReferralStatus.InProgress or ReferralStatus.OnHold) || others.Count() >= ReferralSession.SessionsMax
            ? new ReferralOutcome.Illegal(referral, ReferralTransitions.LegalFrom(referral.Status))
            : await Keep(referral, referral with { Sessions = [.. others.Append(new(command.On, command.Attended, command.By)).OrderBy(session => session.On)] });
    }

    /// <inheritdoc/>
    public async Task<ReferralOutcome> GiveExperience(GiveExperience command)
    {
        if (Find(command.ReferralId) is not { } referral)
        {
            return new ReferralOutcome.Unknown("referral");
        }

        if (referral.Status is not (ReferralStatus.Completed or ReferralStatus.Failed))
        {
            return new ReferralOutcome.Illegal(referral, ReferralTransitions.LegalFrom(referral.Status));
        }

        if (referral.IsExperienceGiven)
        {
            return new ReferralOutcome.Done(referral);
        }

        // Counted first: a stop in between asks again and counts once.
        await experiences.Add(referral, kept.State.Person!.RegionCode, command.Experience, clock.GetUtcNow());
        return await Keep(referral, referral with { IsExperienceGiven = true });
    }

    /// <inheritdoc/>
    public async Task<ReferralOutcome> Reassign(ReassignReferral command)
    {
        if (Find(command.ReferralId) is not { } referral)
        {
            return new ReferralOutcome.Unknown("referral");
        }

        if (Find(command.NextId) is null)
        {
            if (referral.Status != ReferralStatus.Requested)
            {
                return new ReferralOutcome.Illegal(referral, ReferralTransitions.LegalFrom(referral.Status));
            }

            if (await Opening(command.OpeningId) is not { } listing)
            {
                return new ReferralOutcome.Unknown("opening");
            }

            // The next place first: a person is never without one because the next was full.
            var shared = MayShare(referral, listing.Profile.ProviderId);
            if (await Refer(new(command.NextId, command.By, null, command.OpeningId, referral.NeedId, referral.Note, shared, referral.WhyAlone)) is not ReferralOutcome.Done and var refused)
            {
                return refused;
            }
        }

        if (Find(command.ReferralId) is { Status: ReferralStatus.Requested })
        {
            await Move(new(command.ReferralId, ReferralMove.Cancel, command.By, new(ReasonCode.Other, command.Reason), null));
        }

        return new ReferralOutcome.Done(Find(command.NextId)!);
    }

    /// <summary>No more than was chosen for the first provider, and than consents let the next one see.</summary>
    private ImmutableArray<string> MayShare(Referral referral, ProviderId next)
    {
        var covered = Sharing.Covered(kept.State.Consents, next, clock.GetUtcNow());
        return [.. referral.SharedFields.Where(field => SharedFields.Basic.Contains(field) || covered.Contains(field))];
    }

    private async Task<ReferralOutcome> Keep(Referral before, Referral after)
    {
        await Write(kept.State with { Referrals = kept.State.Referrals.Replace(before, after) });
        await Home().ReportReferral(after.ReferralId, after.Status, after.ProviderId);
        return new ReferralOutcome.Done(after);
    }
}
