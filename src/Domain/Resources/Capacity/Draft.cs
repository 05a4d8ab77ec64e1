namespace Coordination.Domain.Resources.Capacity;

/// <summary>Rows being written, each continuing the one before.</summary>
internal sealed class Draft(OpeningState state)
{
    private readonly ImmutableArray<LedgerEvent>.Builder rows = ImmutableArray.CreateBuilder<LedgerEvent>();

    /// <summary>The state after the rows so far.</summary>
    public OpeningState State { get; private set; } = state;

    /// <summary>A draft in which every hold whose time has run out has expired.</summary>
    public static Draft WithoutOverdue(OpeningState state, DateTimeOffset now)
    {
        var draft = new Draft(state);
        foreach (var hold in state.Holds.Overdue(now))
        {
            var balance = draft.State.Balance;
            draft.Add(LedgerKind.Expired, balance with { Held = balance.Held - hold.Units }, hold with { State = HoldState.Expired });
        }

        return draft;
    }

    /// <summary>Adds a row.</summary>
    public void Add(LedgerKind kind, OpeningBalance after, Hold? hold = null, OpeningTerms? terms = null, bool? isClosed = null)
    {
        var row = new LedgerEvent
        {
            OpeningId = State.OpeningId,
            Version = State.Version + 1,
            Kind = kind,
            Before = State.Balance,
            After = after,
            IsClosed = isClosed ?? State.IsClosed,
            Hold = hold,
            Terms = terms,
        };
        rows.Add(row);
        State = State.Apply(row);
    }

    /// <summary>The decision these rows make.</summary>
    public Decision Answer(Func<OpeningState, CapacityOutcome> outcome) => new(State, rows.ToImmutable(), outcome(State));
}
