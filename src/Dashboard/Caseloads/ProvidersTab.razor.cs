using Coordination.Dashboard.Live;
using Coordination.Dashboard.Words;
using Coordination.Domain.Caseloads;
using Coordination.Domain.Geography;
using Coordination.Domain.Referrals;
using Coordination.Grains.Caseloads;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Coordination.Dashboard.Caseloads;

/// <summary>What providers and workers of a region carry, and a proposal that balances it.</summary>
public sealed partial class ProvidersTab(CaseloadTable caseloads, CaseMoveTable moves, BalancePlanner planner)
{
    private const int MovesMax = 20;
    private const int WorkersAtFirst = 50;

    private ImmutableArray<ProviderLoad> loads = [];
    private ImmutableArray<WorkerLoad> workers = [];
    private ImmutableArray<ListedMove> sent = [];
    private BalancePlan? plan;
    private HashSet<ReferralId> chosen = [];
    private bool hadPlan;
    private int workersMax = WorkersAtFirst;
    private bool isBusy;
    private bool isAllSent;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [Inject] private BrowserZone Zone { get; set; } = null!;

    /// <inheritdoc/>
    protected override bool MayRefresh => plan is null && !isBusy;

    private ImmutableArray<ProviderLoad> After => plan is null ? default : plan.After(Chosen);

    private IEnumerable<PlannedMove> Chosen => plan!.Moves.Where(move => chosen.Contains(move.Case.ReferralId));

    /// <inheritdoc/>
    protected override async Task Read()
    {
        var (carried, sending, moving) = (caseloads.Of(Divisions), caseloads.WorkersOf(Divisions), moves.In(RegionTable.Concerning(Region.Code)));
        await Task.WhenAll(carried, sending, moving);
        (loads, workers, sent) = (await carried, await sending, await moving);
        isAllSent = sent.Length < CaseMoveTable.RowsMax;
    }

    private async Task ReadOlder()
    {
        var page = await moves.In(RegionTable.Concerning(Region.Code), sent[^1].MoveId);
        (sent, isAllSent) = (sent.AddRange(page), page.Length < CaseMoveTable.RowsMax);
    }

    /// <inheritdoc/>
    protected override void Forget() => (plan, hadPlan) = (null, false);

    private Task Propose() => Busy(async () =>
    {
        var next = await planner.Plan(Region.Code, ServiceType, MovesMax);
        loads = next.Before;
        if (next.Moves.IsEmpty)
        {
            return Message.Good(DeskTexts.PlanNone);
        }

        (plan, chosen, hadPlan) = (next, [.. next.Moves.Select(move => move.Case.ReferralId)], true);
        return null;
    });

    private void Choose((ReferralId Referral, bool IsWanted) choice)
    {
        if (choice.IsWanted)
        {
            chosen.Add(choice.Referral);
        }
        else
        {
            chosen.Remove(choice.Referral);
        }
    }

    /// <summary>What moved while the preview was open is read now.</summary>
    private Task Drop()
    {
        plan = null;
        return ReadAgain();
    }

    private Task Send() => Busy(async () =>
    {
        var wanted = Chosen.Select(move => (move.Case.ReferralId, move.Place.OpeningId)).ToArray();
        var sending = await planner.Send(IBalanceGrain.Prefix + Ids.NewKey(), Region.Code, wanted, (await Session).User.Identity?.Name ?? "");
        plan = null;
        await Read();
        return sending is null ? Message.Bad(DeskTexts.SentNone)
            : sending.Moves.Length < wanted.Length ? Message.Good(Say.With(DeskTexts.SentPart, sending.Moves.Length, wanted.Length))
            : Message.Good(Say.With(DeskTexts.SentDone, sending.Moves.Length));
    });

    /// <summary>A button that is being carried out stays what it is, so that it keeps the focus; pressing it again does nothing.</summary>
    private async Task Busy(Func<Task<Message?>> act)
    {
        if (isBusy)
        {
            return;
        }

        isBusy = true;
        try
        {
            Said = await act();
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            Said = Message.Bad(Texts.NotDone);
        }

        isBusy = false;
    }
}
