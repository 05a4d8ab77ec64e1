using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Resources.Capacity;

/// <summary>How an opening decides. Pure: the state and the time go in, the rows and the answer come out.</summary>
/// <remarks>Every decision first lets overdue holds run out, so that an expired hold never blocks anyone, whether or not a timer has fired.</remarks>
public static class OpeningDecisions
{
    /// <summary>Posts an opening. Posting it again gives it as it stands.</summary>
    public static Decision Post(OpeningState state, OpeningTerms terms, int maximum, DateTimeOffset now)
    {
        if (state.Exists)
        {
            return new(state, [], new CapacityOutcome.Posted(state.OpeningId, state.Version, state.Balance, state.Terms, now));
        }

        var draft = new Draft(state);
        draft.Add(LedgerKind.Posted, new OpeningBalance(maximum, 0, 0), terms: terms);
        return draft.Answer(next => new CapacityOutcome.Posted(next.OpeningId, next.Version, next.Balance, next.Terms, now));
    }

    /// <summary>Holds units for a newcomer until <paramref name="expiresAt"/>, as a part of a bundle if one is named.</summary>
    public static Decision PlaceHold(
        OpeningState state, NewcomerId newcomerId, NeedId? needId, int units, DateTimeOffset expiresAt, DateTimeOffset now, BundleId? bundleId = null)
    {
        if (!state.Exists)
        {
            return Unknown(state);
        }

        var draft = Draft.WithoutOverdue(state, now);
        if (needId is { } need && draft.State.Holds.For(newcomerId, need) is { } same)
        {
            return draft.Answer(next => new CapacityOutcome.AlreadyHolding(next.OpeningId, next.Version, same));
        }

        if (draft.State.IsClosed)
        {
            return draft.Answer(next => new CapacityOutcome.Closed(next.OpeningId, next.Version));
        }

        if (draft.State.Balance.Available < units)
        {
            return draft.Answer(next => new CapacityOutcome.Exhausted(next.OpeningId, next.Version, next.Balance.Available));
        }

        var balance = draft.State.Balance;
        var placed = new Hold(new HoldId(state.OpeningId, draft.State.Version + 1), newcomerId, needId, units, expiresAt, HoldState.Held, bundleId);
        draft.Add(LedgerKind.Held, balance with { Held = balance.Held + units }, placed);
        return draft.Answer(next => new CapacityOutcome.Placed(next.OpeningId, next.Version, placed.HoldId, units, expiresAt));
    }

    /// <summary>Turns a hold into a reservation. A reservation that is confirmed again stays one.</summary>
    public static Decision Confirm(OpeningState state, HoldId holdId, DateTimeOffset now, BundleId? bundleId = null) => OnHold(state, holdId, now, bundleId, (draft, hold) =>
    {
        if (hold.State == HoldState.Held)
        {
            var balance = draft.State.Balance;
            draft.Add(
                LedgerKind.Confirmed,
                balance with { Held = balance.Held - hold.Units, Taken = balance.Taken + hold.Units },
                hold with { State = HoldState.Confirmed });
        }

        return draft.Answer(next => new CapacityOutcome.Confirmed(next.OpeningId, next.Version, holdId, HeldNeed.Of(hold)));
    });

    /// <summary>Gives a hold or a reservation back.</summary>
    public static Decision Release(OpeningState state, HoldId holdId, DateTimeOffset now, BundleId? bundleId = null) => OnHold(state, holdId, now, bundleId, (draft, hold) =>
    {
        var balance = draft.State.Balance;
        if (hold.State == HoldState.Held)
        {
            draft.Add(LedgerKind.Released, balance with { Held = balance.Held - hold.Units }, hold with { State = HoldState.Released });
        }
        else
        {
            draft.Add(LedgerKind.Cancelled, balance with { Taken = balance.Taken - hold.Units }, hold with { State = HoldState.Cancelled });
        }

        return draft.Answer(next => new CapacityOutcome.Released(next.OpeningId, next.Version, holdId, hold.State == HoldState.Confirmed ? HeldNeed.Of(hold) : null));
    });

    /// <summary>Gives a hold more time. An earlier expiry than the present one changes nothing.</summary>
    public static Decision Extend(OpeningState state, HoldId holdId, DateTimeOffset expiresAt, DateTimeOffset now) => OnHold(state, holdId, now, null, (draft, hold) =>
    {
        if (hold.State == HoldState.Confirmed)
        {
            return draft.Answer(next => new CapacityOutcome.AlreadyResolved(next.OpeningId, next.Version, holdId, hold.State));
        }

        var until = expiresAt > hold.ExpiresAt ? expiresAt : hold.ExpiresAt;
        if (until > hold.ExpiresAt)
        {
            draft.Add(LedgerKind.Extended, draft.State.Balance, hold with { ExpiresAt = until });
        }

        return draft.Answer(next => new CapacityOutcome.Extended(next.OpeningId, next.Version, holdId, until));
    });

    /// <summary>Changes how many units there are, and whether holds are taken. Null leaves a part as it is.</summary>
    public static Decision Change(OpeningState state, int? maximum, bool? isClosed, bool affirm, DateTimeOffset now)
    {
        if (!state.Exists)
        {
            return Unknown(state);
        }

        var draft = Draft.WithoutOverdue(state, now);
        var balance = draft.State.Balance;
        if (maximum < balance.Held + balance.Taken)
        {
            var holds = draft.State.Holds.Keys.Order(Comparer<HoldId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))).ToImmutableArray();
            return draft.Answer(next => new CapacityOutcome.BelowCommitments(next.OpeningId, next.Version, balance.Held, balance.Taken, holds));
        }

        if (maximum is { } units && units != balance.Maximum)
        {
            draft.Add(LedgerKind.MaximumChanged, balance with { Maximum = units });
        }

        if (isClosed is { } closed && closed != draft.State.IsClosed)
        {
            draft.Add(closed ? LedgerKind.Closed : LedgerKind.Reopened, draft.State.Balance, isClosed: closed);
        }

        if (affirm)
        {
            draft.Add(LedgerKind.Affirmed, draft.State.Balance);
        }

        return draft.Answer(next => new CapacityOutcome.Changed(next.OpeningId, next.Version, next.Balance, next.Terms, next.IsClosed, now));
    }

    /// <summary>Lets overdue holds run out and nothing else.</summary>
    public static Decision Lapse(OpeningState state, DateTimeOffset now) =>
        Draft.WithoutOverdue(state, now).Answer(next => new CapacityOutcome.Changed(next.OpeningId, next.Version, next.Balance, next.Terms, next.IsClosed, now));

    /// <summary>Decides about a hold that stands. One of a bundle moves only with the whole bundle.</summary>
    private static Decision OnHold(OpeningState state, HoldId holdId, DateTimeOffset now, BundleId? bundleId, Func<Draft, Hold, Decision> decide)
    {
        if (!state.Holds.ContainsKey(holdId))
        {
            return Unknown(state);
        }

        var draft = Draft.WithoutOverdue(state, now);
        if (!draft.State.Holds.TryGetValue(holdId, out var hold))
        {
            return draft.Answer(next => new CapacityOutcome.Lapsed(next.OpeningId, next.Version, holdId));
        }

        return hold.BundleId == bundleId
            ? decide(draft, hold)
            : draft.Answer(next => new CapacityOutcome.Bundled(next.OpeningId, next.Version, holdId, hold.BundleId));
    }

    private static Decision Unknown(OpeningState state) =>
        new(state, [], new CapacityOutcome.Unknown(state.OpeningId, state.Version));
}
