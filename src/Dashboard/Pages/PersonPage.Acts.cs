using Coordination.Dashboard.People;
using Coordination.Dashboard.Words;
using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Resources;

namespace Coordination.Dashboard.Pages;

/// <summary>What a worker does for a person.</summary>
public sealed partial class PersonPage
{
    private static readonly TimeSpan HoldLifetime = TimeSpan.FromSeconds(Limits.HoldSecondsDefault);

    private CommandKey Key => CommandKey.Once("user:" + user);

    private async Task Recorded(Message message)
    {
        said = message;
        view = await Newcomer.View();
        await ReadMatches();
    }

    private Task Hold(Match match) => Act(async () =>
    {
        var listing = match.Listing;
        var outcome = await ResourceOf(listing.OpeningId).PlaceHold(new(Key, listing.OpeningId, view!.NewcomerId, match.NeedId, 1, HoldLifetime));
        if (outcome is CapacityOutcome.Exhausted or CapacityOutcome.Closed)
        {
            await ReadMatches();
        }

        return OutcomeText.Of(outcome, Zone.Local);
    });

    private Task Extend(HeldPlace hold) => Act(async () =>
        OutcomeText.Of(await ResourceOf(hold.OpeningId).ExtendHold(new(Key, hold.HoldId, (hold.ExpiresAt - Clock.GetUtcNow()) + HoldLifetime)), Zone.Local));

    private Task Release(HeldPlace hold) => Act(async () =>
    {
        var outcome = await ResourceOf(hold.OpeningId).ReleaseHold(new(Key, hold.HoldId));
        ended.Add(hold.HoldId);
        return OutcomeText.Of(outcome, Zone.Local);
    });

    private async Task<Message> Refer(ReferralDraft draft)
    {
        await Act(async () =>
        {
            var outcome = await Newcomer.Refer(new(draft.ReferralId, user, draft.HoldId, draft.OpeningId, draft.NeedId, draft.Note));
            if (outcome is ReferralOutcome.Done && draft.HoldId is { } used)
            {
                ended.Add(used);
            }

            return OutcomeText.Of(outcome, Zone.Local);
        });
        return said!;
    }

    private Task Withdraw((Referral Referral, Reason Reason) wanted) => Act(async () =>
        OutcomeText.Of(await Newcomer.Move(new(wanted.Referral.ReferralId, ReferralMove.Cancel, user, wanted.Reason, null)), Zone.Local));

    private Task Join(Need need) => Act(async () => await Newcomer.JoinWaitlist(need.NeedId, null) is null
        ? Message.Bad(PeopleTexts.JoinFailed)
        : Message.Good(Say.With(PeopleTexts.Joined, Words.Words.OfServiceType(need.ServiceType))));

    private async Task Act(Func<Task<Message>> act)
    {
        lost = null;
        said = await Message.Of(async () =>
        {
            var message = await act();
            view = await Newcomer.View();
            await ReadHolds();
            return message;
        });
    }

    private IResourceGrain ResourceOf(OpeningId opening) => Grains.GetGrain<IResourceGrain>(opening.Resource.Value);
}
