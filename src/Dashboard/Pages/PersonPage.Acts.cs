using Coordination.Dashboard.Consents;
using Coordination.Dashboard.People;
using Coordination.Dashboard.Words;
using Coordination.Domain.Consents;
using Coordination.Domain.Matching.Bundles;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Plans;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains;
using Coordination.Grains.Bundles;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Resources;

namespace Coordination.Dashboard.Pages;

/// <summary>What a worker does for a person.</summary>
public sealed partial class PersonPage
{
    private static readonly TimeSpan HoldLifetime = TimeSpan.FromSeconds(Limits.HoldSecondsDefault);

    private CommandKey Key => CommandKey.Once("user:" + UserName);

    private async Task Recorded(Message message)
    {
        said = message;
        await ReadView();
        await ReadMatches();
    }

    private async Task OverrideResult((NeedLevel Level, string Reason) decided)
    {
        said = await Message.Of(async () => await Of(file!.OwnerOf(view!.LatestAssessment!.AssessmentId)).OverrideResult(new(view.LatestAssessment.AssessmentId, UserName, decided.Level, decided.Reason)) is null
            ? Message.Bad(Texts.NotDone)
            : Message.Good(AskingTexts.OverrideDone));
        await ReadView();
        await ReadMatches();
    }

    private Task Hold(PricedMatch priced)
    {
        var listing = priced.Match.Listing;
        return priced.KeptUntil is { } until && priced.Match.NeedId is { } need
            ? HoldWithReason(listing.OpeningId, need, Say.With(PeopleTexts.OverrideLead, Say.In(listing.Profile.Title), Say.Day(until)))
            : Hold(listing.OpeningId, priced.Match.NeedId, null);
    }

    private Task HoldAllTheSame((NamedOpening Opening, Domain.Matching.Explaining.WhyNot Why) asked) => HoldWithReason(
        asked.Opening.OpeningId,
        asked.Why.Match!.NeedId!.Value,
        Say.With(PeopleTexts.OverrideRuleLead, Say.In(asked.Opening.Title), string.Join(" ", asked.Why.Against.Select(remark => RemarkText.Of(remark, CultureInfo.CurrentUICulture) + "."))));

    private async Task HoldWithReason(OpeningId openingId, NeedId need, string lead)
    {
        var reason = (string?)await Dialogs.OpenAsync<OverrideDialog>(PeopleTexts.OverrideTitle, new() { [nameof(OverrideDialog.Lead)] = lead }, Partner.ReasonDialog.Wide);
        if (reason is not null)
        {
            await Hold(openingId, need, reason);
        }
    }

    private Task Hold(OpeningId openingId, NeedId? needId, string? reason) => Act(async () =>
    {
        if (reason is not null && needId is { } need)
        {
            await Of(file!.OwnerOf(need)).Override(new(Key, need, openingId, UserName, reason));
        }

        var outcome = await ResourceOf(openingId).PlaceHold(new(Key, openingId, file!.OwnerOf(needId), needId, 1, HoldLifetime));
        if (outcome is CapacityOutcome.Exhausted or CapacityOutcome.Closed || reason is not null)
        {
            await ReadMatches();
        }

        return OutcomeText.Of(outcome, Zone.Local);
    });

    private Task FindPlace(Need need) => Act(async () =>
    {
        if (await Of(file!.OwnerOf(need.NeedId)).Place(new(Key, need.NeedId, UserName)) is not { } found)
        {
            return Message.Bad(PeopleTexts.PlaceFailed);
        }

        var name = Words.Words.OfServiceType(need.ServiceType);
        decisions = await Log.Of(view!.NewcomerId);
        return Message.Good((found.HoldId, found.ExpiresAt) switch
        {
            ({ } hold, { } expires) => Say.With(PeopleTexts.PlaceFound, TitleOf(hold.Opening) ?? name, Say.DayAndTime(Zone.Local(expires))),
            ({ } hold, null) => Say.With(PeopleTexts.PlaceHeld, TitleOf(hold.Opening) ?? name),
            _ => Say.With(PeopleTexts.PlaceWaits, name, found.DecisionId.Value),
        });
    });

    /// <summary>Needs that nobody is asked about and no place is held for.</summary>
    private IReadOnlyList<Need> OpenNeeds => [.. view!.Needs.Where(need => need.Status == NeedStatus.Open
        && !view.Referrals.Any(referral => referral.NeedId == need.NeedId && !ReferralTransitions.IsFinal(referral.Status))
        && holds.All(hold => hold.NeedId != need.NeedId))];

    /// <summary>Service types of needs that are served, or for which somebody is asked or a place held.</summary>
    private HashSet<string> SeenTo => [.. view!.Needs.Where(need => need.Status is NeedStatus.Open or NeedStatus.Served).Except(OpenNeeds).Select(need => need.ServiceType)];

    private bool IsForYouth => BundleTemplate.IsForYouth(view!.Person, view.LatestAssessment, Today, rules.EarlyAccessMonths);

    private async Task<BundleProposal?> Propose(ImmutableArray<string> types)
    {
        BundleProposal? proposal = null;
        await Act(async () =>
        {
            var lacking = types.Where(type => OpenNeeds.All(need => need.ServiceType != type)).ToImmutableArray();
            var added = lacking.IsEmpty ? [] : await Newcomer.AddNeeds(new(UserName, [.. lacking.Select(type => new NeedEntry(type, BundleTemplate.Urgency))])) ?? [];
            proposal = await Newcomer.ProposeBundle([.. OpenNeeds.Where(need => types.Contains(need.ServiceType)).Select(need => need.NeedId), .. added]);
            return Message.Good("");
        });
        StateHasChanged(); // The card asked, and it renders only itself.
        return proposal;
    }

    private Task HoldBundle(BundleProposal proposal) => Act(async () =>
    {
        var key = Key;
        var outcome = await Grains.GetGrain<IBundleGrain>(BundleId.From(key.Scope, key.Key).Value).Place(new(
            key, view!.NewcomerId, view.Person.RegionCode, [.. proposal.Parts.Select(part => new WantedPart(part.Listing.OpeningId, 1, part.NeedId))], HoldLifetime));
        await ReadMatches();
        return outcome is BundleOutcome.Placed placed
            ? Message.Good(Say.With(PeopleTexts.BundleHeld, proposal.Parts.Length, Say.DayAndTime(Zone.Local(placed.ExpiresAt))))
            : Message.Bad(PeopleTexts.BundleRefused);
    });

    private async Task<Message> Give(ConsentDraft draft)
    {
        await Act(async () => await Newcomer.Give(draft.Command(view!.Person.PreferredLanguage, UserName)) is null
            ? Message.Bad(PeopleTexts.UnknownPerson)
            : Message.Good(ConsentTexts.Given));
        StateHasChanged(); // The form asked, and it renders only itself.
        return said!;
    }

    private Task TakeBack(ConsentId consent) => Act(async () => await Of(file!.OwnerOf(consent)).Withdraw(consent, UserName) is { WithdrawnAt: { } at }
        ? Message.Good(Say.With(ConsentTexts.Withdrawn, Say.DayAndTime(Zone.Local(at))))
        : Message.Bad(PeopleTexts.UnknownPerson));

    private string? TitleOf(OpeningId opening) => Names.TryGetValue(opening, out var title) ? Say.In(title) : null;

    private Task Extend(HeldPlace hold) => Act(async () =>
        OutcomeText.Of(await ResourceOf(hold.OpeningId).ExtendHold(new(Key, hold.HoldId, (hold.ExpiresAt - Clock.GetUtcNow()) + HoldLifetime)), Zone.Local));

    private Task Release(HeldPlace hold) => Act(async () =>
    {
        var outcome = await ResourceOf(hold.OpeningId).ReleaseHold(new(Key, hold.HoldId));
        ended.Add(hold.HoldId);
        return OutcomeText.Of(outcome, Zone.Local);
    });

    /// <summary>For a highly vulnerable person a service by itself is the exception (S17); to be given somebody who manages the case is not.</summary>
    private bool AsksWhy(string serviceType) =>
        serviceType != ServiceTypes.CaseManagement && view!.LatestAssessment is { Result: var result } && PersonFacts.IsHighlyVulnerable(result.Level, result.Band);

    private async Task<Message> Refer(ReferralDraft draft)
    {
        await Act(async () =>
        {
            var owner = holds.FirstOrDefault(hold => hold.HoldId == draft.HoldId)?.NewcomerId ?? file!.OwnerOf(draft.NeedId);
            var outcome = await Of(owner).Refer(new(draft.ReferralId, UserName, draft.HoldId, draft.OpeningId, draft.NeedId, draft.Note, draft.SharesCovered ? null : [], draft.WhyAlone.Length > 0 ? draft.WhyAlone.Trim() : null));
            if (outcome is ReferralOutcome.Done && draft.HoldId is { } used)
            {
                ended.Add(used);
            }

            return OutcomeText.Of(outcome, Zone.Local);
        });
        return said!;
    }

    /// <summary>The best place that is left for the need of a declined referral, at nobody who has declined it already.</summary>
    private PricedMatch? NextBest(Referral declined)
    {
        return declined.Status == ReferralStatus.Rejected && !view!.Referrals.Any(other => other.NeedId == declined.NeedId && other.Steps[0].At > declined.Steps[0].At)
            ? ElsewhereFor(declined)
            : null;
    }

    /// <summary>The best place that is left for the need of a referral, at nobody who was asked for it already.</summary>
    private PricedMatch? ElsewhereFor(Referral referred)
    {
        if (referred.NeedId is not { } need)
        {
            return null;
        }

        var asked = view!.Referrals.Where(referral => referral.NeedId == need).Select(referral => referral.OpeningId).ToHashSet();
        return matches?.Items.FirstOrDefault(item =>
            item.Match.NeedId == need && !item.IsPriceHeld && !asked.Contains(item.Match.Listing.OpeningId) && AvailableOf(item.Match.Listing) > 0);
    }

    private async Task ReferNext((Referral Declined, PricedMatch Next) wanted) =>
        await Refer(new(wanted.Next.Match.Listing.OpeningId, null, wanted.Declined.NeedId) { Note = wanted.Declined.Note ?? "", WhyAlone = wanted.Declined.WhyAlone ?? "" });

    private Task Reassign((Referral Referral, PricedMatch Next, Reason Reason) wanted) => Act(async () => OutcomeText.Of(
        await Of(file!.OwnerOf(wanted.Referral.ReferralId))
            .Reassign(new(wanted.Referral.ReferralId, ReferralId.New(), wanted.Next.Match.Listing.OpeningId, UserName, wanted.Reason.Text)),
        Zone.Local));

    private Task Withdraw((Referral Referral, Reason Reason) wanted) => Act(async () =>
        OutcomeText.Of(await Of(file!.OwnerOf(wanted.Referral.ReferralId)).Move(new(wanted.Referral.ReferralId, ReferralMove.Cancel, UserName, wanted.Reason, null)), Zone.Local));

    private Task SayOn((Referral Referral, string Text) wanted) => Act(async () => Noted(
        await Of(file!.OwnerOf(wanted.Referral.ReferralId)).Say(new(wanted.Referral.ReferralId, Ids.NewKey(), ReferralSide.Worker, UserName, wanted.Text))));

    private Task GiveExperience((Referral Referral, Experience Experience) wanted) => Act(async () => Noted(
        await Of(file!.OwnerOf(wanted.Referral.ReferralId)).GiveExperience(new(wanted.Referral.ReferralId, wanted.Experience))));

    private Message Noted(ReferralOutcome outcome) => outcome is ReferralOutcome.Done ? Message.Good(PartnerTexts.Noted) : OutcomeText.Of(outcome, Zone.Local);

    private Task Join(Need need) => Act(async () => await Of(file!.OwnerOf(need.NeedId)).JoinWaitlist(need.NeedId, null) is null
        ? Message.Bad(PeopleTexts.JoinFailed)
        : Message.Good(Say.With(PeopleTexts.Joined, Words.Words.OfServiceType(need.ServiceType))));

    private async Task Act(Func<Task<Message>> act)
    {
        lost = null;
        said = await Message.Of(async () =>
        {
            var message = await act();
            await ReadView();
            await ReadHolds();
            return message;
        }) is { Text.Length: > 0 } spoken ? spoken : null;
    }

    private IResourceGrain ResourceOf(OpeningId opening) => Grains.GetGrain<IResourceGrain>(opening.Resource.Value);
}
