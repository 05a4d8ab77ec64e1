using Coordination.Dashboard.Live;
using Coordination.Dashboard.Words;
using Coordination.Domain.Communities;
using Coordination.Domain.Geography;
using Coordination.Domain.Resources;
using Coordination.Grains.Caseloads;
using Coordination.Grains.Communities;
using Coordination.Grains.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Coordination.Dashboard.Communities;

/// <summary>What the community does about the gaps of a region: its plan, calls for seats and pulses.</summary>
public sealed partial class PlanTab(CommunityLists lists, IGrainFactory grains, TimeProvider clock)
{
    private ImmutableArray<RegionAction> actions = [];
    private ImmutableArray<SeatCall> calls = [];
    private IReadOnlyDictionary<ProviderId, BilingualText> names = new Dictionary<ProviderId, BilingualText>();
    private DateOnly today;
    private string user = "";

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [Inject] private BrowserZone Zone { get; set; } = null!;

    [Inject] private LiveFeed Feed { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task Read()
    {
        user = (await Session).User.Identity?.Name ?? "";
        today = SeatCall.TodayIn(Region.Code, clock.GetUtcNow());
        var around = RegionTable.Concerning(Region.Code);
        actions = await lists.ActionsIn([.. around.Where(code => code == Region.Code || RegionTable.AncestorsOf(code).Any(above => above.Code == Region.Code))]);
        calls = await lists.CallsIn(around);
        names = await lists.Names(calls.SelectMany(call => call.Offers).Select(offer => offer.ProviderId));
    }

    private Task Add(ActionDraft draft) => Do(async () =>
    {
        var added = await Plan(Region.Code).Add(new(
            draft.Id, draft.Text.Trim(), Say.Language, draft.ServiceType, draft.Owner.Trim(), draft.DueOn!.Value, PlanFigure.Of(Feed.Figure(Region.Code, draft.ServiceType)), user));
        draft.IsSent = added is not null;
        return added is null ? Message.Bad(CommunityTexts.PlanFull) : Message.Good(CommunityTexts.ActionAdded);
    });

    private Task ChangeAction((RegionAction Row, PlanActionStatus Status) wanted) => Do(async () =>
        await Plan(wanted.Row.RegionCode).Change(new(wanted.Row.Action.Id, wanted.Status, user)) is { } changed
            ? Message.Good(Say.With(CommunityTexts.ActionChanged, Words.Words.Of(changed.Status)))
            : Message.Bad(Texts.NotDone));

    private Task Call(CallDraft draft) => Do(async () =>
    {
        await grains.GetGrain<ISeatCallGrain>(draft.Id).Make(new(
            Region.Code, draft.ServiceType, draft.Seats!.Value, draft.FromOn!.Value, draft.ClosesOn!.Value, [.. draft.Languages], draft.NclcMin, draft.NclcMax, draft.Note.Trim(), user));
        draft.IsSent = true;
        return Message.Good(CommunityTexts.CallSent);
    });

    private Task CloseCall(SeatCall call) => Do(async () =>
    {
        await grains.GetGrain<ISeatCallGrain>(call.Id).Close();
        return Message.Good(CommunityTexts.CallClosed);
    });

    private ICommunityPlanGrain Plan(string code) => grains.GetGrain<ICommunityPlanGrain>(ICommunityPlanGrain.Prefix + code);

    private async Task Do(Func<Task<Message>> act) => Said = await Message.Of(async () =>
    {
        var message = await act();
        await Read();
        return message;
    });
}
