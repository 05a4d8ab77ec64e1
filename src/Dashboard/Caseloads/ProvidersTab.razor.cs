using Coordination.Dashboard.Live;
using Coordination.Dashboard.Words;
using Coordination.Domain.Caseloads;
using Coordination.Domain.Gaps;
using Coordination.Domain.Referrals;
using Coordination.Grains.Caseloads;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Coordination.Dashboard.Caseloads;

/// <summary>What providers and workers of a region carry, and a proposal that balances it.</summary>
public sealed partial class ProvidersTab(CaseloadTable caseloads, CaseMoveTable moves, BalancePlanner planner, IGrainFactory grains)
{
    private const int MovesMax = 20;

    private ImmutableArray<ProviderLoad> loads = [];
    private ImmutableArray<WorkerLoad> workers = [];
    private ImmutableArray<ListedMove> sent = [];
    private BalancePlan? plan;
    private HashSet<ReferralId> chosen = [];
    private bool isBusy;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    [Inject] private BrowserZone Zone { get; set; } = null!;

    /// <inheritdoc/>
    protected override bool MayRefresh => plan is null && !isBusy;

    private ImmutableArray<ProviderLoad> After => plan is null ? default : plan.After(Chosen);

    private IEnumerable<PlannedMove> Chosen => plan!.Moves.Where(move => chosen.Contains(move.Case.ReferralId));

    /// <inheritdoc/>
    protected override async Task Read()
    {
        loads = await caseloads.Of(Divisions);
        workers = await caseloads.WorkersOf(Divisions);
        sent = await moves.In(BalanceRegions.Within(Region.Code));
    }

    /// <inheritdoc/>
    protected override void Forget() => plan = null;

    private Task Propose() => Busy(async () =>
    {
        var next = await planner.Plan(Region.Code, ServiceType, MovesMax);
        loads = next.Before;
        if (next.Moves.IsEmpty)
        {
            return Message.Good(DeskTexts.PlanNone);
        }

        (plan, chosen) = (next, [.. next.Moves.Select(move => move.Case.ReferralId)]);
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

    private void Drop() => plan = null;

    /// <summary>Plans anew before it sends: only what balances now goes out, whatever was on the screen.</summary>
    private Task Send() => Busy(async () =>
    {
        var wanted = Chosen.ToArray();
        var now = await planner.Plan(Region.Code, ServiceType, MovesMax);
        ImmutableArray<CaseMove> still =
        [
            .. now.Moves.Where(move => wanted.Any(asked => asked.Case.ReferralId == move.Case.ReferralId && asked.Place.OpeningId == move.Place.OpeningId)).Select(move => move.Proposed()),
        ];
        plan = null;
        if (!still.IsEmpty)
        {
            var user = (await Session).User.Identity?.Name ?? "";
            await grains.GetGrain<IBalanceGrain>(IBalanceGrain.Prefix + Ids.NewKey()).Send(new(Region.Code, user, still));
        }

        await Read();
        return still.IsEmpty ? Message.Bad(DeskTexts.SentNone)
            : still.Length < wanted.Length ? Message.Good(Say.With(DeskTexts.SentPart, still.Length, wanted.Length))
            : Message.Good(Say.With(DeskTexts.SentDone, still.Length));
    });

    private async Task Busy(Func<Task<Message?>> act)
    {
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
