using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;

namespace Coordination.Domain.Tests.Resources;

/// <summary>One opening and its clock: each call decides at the present instant and keeps the next state.</summary>
internal sealed class Opened
{
    public Opened(int maximum)
    {
        OpeningId = OpeningId.From(ResourceId.New(), "test");
        State = OpeningState.Unposted(OpeningId);
        Posted = Keep(OpeningDecisions.Post(State, new(CapacityUnit.Seat, new(2027, 1, 11), null), maximum, Now));
    }

    public OpeningId OpeningId { get; }

    public OpeningState State { get; private set; }

    public List<LedgerEvent> Rows { get; } = [];

    public DateTimeOffset Now { get; set; } = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    public CapacityOutcome Posted { get; }

    public CapacityOutcome Post(int maximum) => Keep(OpeningDecisions.Post(State, new(CapacityUnit.Hour, null, null), maximum, Now));

    public CapacityOutcome Place(int units = 1, int seconds = 60, NewcomerId? newcomer = null, NeedId? need = null) =>
        Keep(OpeningDecisions.PlaceHold(State, newcomer ?? NewcomerId.New(), need, units, Now.AddSeconds(seconds), Now));

    /// <summary>A hold that is known to be placed.</summary>
    public HoldId Hold(int units = 1, int seconds = 60) => ((CapacityOutcome.Placed)Place(units, seconds)).HoldId;

    public CapacityOutcome Confirm(HoldId holdId) => Keep(OpeningDecisions.Confirm(State, holdId, Now));

    public CapacityOutcome Release(HoldId holdId) => Keep(OpeningDecisions.Release(State, holdId, Now));

    public CapacityOutcome Extend(HoldId holdId, int seconds) => Keep(OpeningDecisions.Extend(State, holdId, Now.AddSeconds(seconds), Now));

    public CapacityOutcome Change(int? maximum = null, bool? isClosed = null, bool affirm = false) => Keep(OpeningDecisions.Change(State, maximum, isClosed, affirm, Now));

    public CapacityOutcome Lapse() => Keep(OpeningDecisions.Lapse(State, Now));

    private CapacityOutcome Keep(Decision decision)
    {
        Rows.AddRange(decision.Events);
        State = decision.Next;
        return decision.Outcome;
    }
}
