using Coordination.Dashboard.Admin;
using Coordination.Dashboard.Live;
using Coordination.Dashboard.Partner;
using Coordination.Dashboard.Words;
using Coordination.Domain.Caseloads;
using Coordination.Domain.Geography;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains;
using Coordination.Grains.Caseloads;
using Coordination.Grains.Communities;
using Coordination.Grains.Consents;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Providers;
using Coordination.Grains.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Coordination.Dashboard.Pages;

/// <summary>A partner's desk. Every act asks anew which organization the user acts for, so that a change of membership counts at once.</summary>
public sealed partial class PartnerPage
{
    private static readonly TimeSpan CountedFor = TimeSpan.FromSeconds(10);

    private DateTimeOffset countedAt;
    private (ProviderId? Id, ProviderView? View) desk;
    private IReadOnlyList<IncomingReferral> referrals = [];
    private IReadOnlyList<OwnOpening> openings = [];
    private IReadOnlyList<CircleView> circles = [];
    private ImmutableArray<ListedMove> asked = [];
    private IReadOnlyDictionary<ProviderId, BilingualText> circleNames = new Dictionary<ProviderId, BilingualText>();
    private string user = "";
    private bool isLoaded;
    private int news;
    private Message? said;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [Inject] private IGrainFactory Grains { get; set; } = null!;

    [Inject] private Memberships Memberships { get; set; } = null!;

    [Inject] private AccessLog AccessLog { get; set; } = null!;

    [Inject] private PartnerLists Lists { get; set; } = null!;

    [Inject] private CaseMoveTable Moves { get; set; } = null!;

    [Inject] private Circles Circles { get; set; } = null!;

    [Inject] private ProviderList Organizations { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        user = (await Session).User.Identity?.Name ?? "";
        await Reload();
    }

    /// <inheritdoc/>
    protected override async Task Take(LiveBatch batch)
    {
        news += batch.Overflowed || CommunityNews.ForPartners(batch.Circles) ? 1 : 0;
        if (desk.Id is { } mine && batch.Touches(mine))
        {
            await Read(mine);
        }

        if (desk.Id is { } own && batch.TouchesCircles(own))
        {
            await ReadCircles(own);
            asked = await Moves.AskedOf(own);
        }
    }

    private async Task Reload()
    {
        var mine = await Memberships.Of(user);
        desk = (mine, mine is { } id ? await Grains.GetGrain<IProviderGrain>(id.Value).View() : null);
        if (mine is { } known)
        {
            await Read(known);
            await ReadCircles(known);
            asked = await Moves.AskedOf(known);
        }

        isLoaded = true;
    }

    private async Task Read(ProviderId mine)
    {
        var read = await Lists.Referrals(mine);
        foreach (var referral in read.Where(referral => referral.Shared is not null))
        {
            await AccessLog.Note(referral.NewcomerId, user, AccessKind.Referral, mine, referral.Shared!.Fields);
        }

        referrals = read;
        await ReadOpenings(mine);
    }

    /// <summary>Reads openings at every change, and counts who waits for them at most every ten seconds: a change of an opening is no news of that.</summary>
    private async Task ReadOpenings(ProviderId mine)
    {
        var now = Clock.GetUtcNow();
        var isCounted = now - countedAt < CountedFor;
        openings = await Lists.Openings(mine, isCounted ? openings.DistinctBy(opening => opening.OpeningId.Resource).ToDictionary(opening => opening.OpeningId.Resource, opening => opening.WaitingMatches) : null);
        countedAt = isCounted ? countedAt : now;
    }

    private async Task ReadCircles(ProviderId mine)
    {
        circles = await Circles.Read(mine, user);
        circleNames = circles.Count == 0 ? circleNames : await Organizations.In([], circles.SelectMany(view => view.Members).Select(member => member.ProviderId).Distinct());
    }

    private async Task<bool> IsMine() => desk.Id is { } shown && await Memberships.Of(user) == shown;

    private async Task Move(PartnerMove move)
    {
        said = await Message.Of(async () =>
        {
            var newcomer = Grains.GetGrain<INewcomerGrain>(move.Referral.NewcomerId.Value);
            if (!await IsMine() || (await newcomer.Referral(move.Referral.ReferralId))?.ProviderId != desk.Id)
            {
                return Message.Bad(OutcomeTexts.NotYours);
            }

            var outcome = await newcomer.Move(new(move.Referral.ReferralId, move.Move, user, move.Reason, move.Outcome));
            await Read(desk.Id!.Value);
            return OutcomeText.Of(outcome, Zone.Local);
        });
    }

    private async Task AnswerMove((ListedMove Move, bool IsAccepted) answer)
    {
        said = await Message.Of(async () =>
        {
            if (!await IsMine() || answer.Move.ToId != desk.Id)
            {
                return Message.Bad(OutcomeTexts.NotYours);
            }

            var move = await Grains.GetGrain<IBalanceGrain>(answer.Move.MoveId.Split('.')[0]).Answer(new(answer.Move.MoveId, answer.IsAccepted, user));
            asked = await Moves.AskedOf(desk.Id!.Value);
            await Read(desk.Id!.Value);
            return move?.Status switch
            {
                CaseMoveStatus.Accepted => Message.Good(DeskTexts.Taken),
                CaseMoveStatus.Declined => Message.Good(DeskTexts.Declined),
                var status => Message.Bad(Say.With(DeskTexts.Overtaken, Words.Words.Of(status ?? CaseMoveStatus.Overtaken))),
            };
        });
    }

    private Task SayOn((IncomingReferral Referral, string Text) wanted) => OnReferral(wanted.Referral, (newcomer, referral) =>
        newcomer.Say(new(referral, Ids.NewKey(), ReferralSide.Partner, user, wanted.Text)));

    private Task NoteSession((IncomingReferral Referral, bool Attended) wanted) => OnReferral(wanted.Referral, (newcomer, referral) =>
        newcomer.NoteSession(new(referral, TimeZones.DayIn(wanted.Referral.RegionCode, Clock.GetUtcNow()), wanted.Attended, user)));

    private async Task OnReferral(IncomingReferral referral, Func<INewcomerGrain, ReferralId, Task<ReferralOutcome>> act)
    {
        said = await Message.Of(async () =>
        {
            var newcomer = Grains.GetGrain<INewcomerGrain>(referral.NewcomerId.Value);
            if (!await IsMine() || (await newcomer.Referral(referral.ReferralId))?.ProviderId != desk.Id)
            {
                return Message.Bad(OutcomeTexts.NotYours);
            }

            var outcome = await act(newcomer, referral.ReferralId);
            await Read(desk.Id!.Value);
            return outcome is ReferralOutcome.Done ? Message.Good(PartnerTexts.Noted) : OutcomeText.Of(outcome, Zone.Local);
        });
    }

    private async Task Change(OpeningChange change)
    {
        said = await Message.Of(async () =>
        {
            var resource = Grains.GetGrain<IResourceGrain>(change.OpeningId.Resource.Value);
            if (!await IsMine() || (await resource.Profile())?.ProviderId != desk.Id)
            {
                return Message.Bad(OutcomeTexts.NotYours);
            }

            var outcome = await resource.ChangeOpening(new(CommandKey.Once("user:" + user), change.OpeningId, change.Maximum, change.IsClosed, change.Affirm));
            await Read(desk.Id!.Value);
            return OutcomeText.Of(outcome, Zone.Local);
        });
    }

    private async Task Posted(Message message)
    {
        said = message;
        await Read(desk.Id!.Value);
    }
}
