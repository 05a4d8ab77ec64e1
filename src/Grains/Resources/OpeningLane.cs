using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;

namespace Coordination.Grains.Resources;

/// <summary>
/// One opening in the memory of its grain: what is committed, which is all that anybody is shown, and what will be once the
/// proposals under way are. Commands decide on the latter without waiting for each other's commit.
/// </summary>
internal sealed class OpeningLane
{
    private LedgerLane ledger = new();
    private byte[] latestHash;

    /// <summary>A lane that continues what is on disk.</summary>
    public OpeningLane(CommittedOpening read) => (Committed, Latest, AffirmedAt, latestHash) = (read.State, read.State, read.AffirmedAt, read.Hash);

    /// <summary>The opening as it is on disk; but its holds are those of <see cref="Latest"/>.</summary>
    public OpeningState Committed { get; private set; }

    /// <summary>The opening as it will be when everything under way is committed.</summary>
    public OpeningState Latest { get; private set; }

    /// <summary>When its provider last said that what is posted is true.</summary>
    public DateTimeOffset AffirmedAt { get; private set; }

    /// <summary>The last proposal that was put in line; done when nothing is under way.</summary>
    public Task LastUnderWay { get; private set; } = Task.CompletedTask;

    /// <summary>True when a proposal was refused, so that what was decided since is void.</summary>
    public bool IsBroken => ledger.IsBroken;

    /// <summary>The opening is being read again; nobody may decide before that is done. Null when it is not.</summary>
    public Task? Reading { get; set; }

    /// <summary>The opening moves together with others; nobody else may decide or look before that is done. Null when it does not.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>The rows that a decision appends, and its command with them. Empty when there is nothing to write.</summary>
    public Draft Drafted(Decision decision, CommandMark? command)
    {
        var rows = ImmutableArray.CreateBuilder<LedgerRow>(decision.Events.Length);
        var carriedOut = command is not null && !decision.Events.IsEmpty && decision.Events[^1].Kind != LedgerKind.Expired;
        var hash = latestHash;
        foreach (var happened in decision.Events)
        {
            var isLast = rows.Count == decision.Events.Length - 1;
            var own = carriedOut && isLast ? command : null;
            var outcome = own is null ? null : LedgerAnswers.Beside(happened, decision.Outcome);
            hash = LedgerHash.Of(hash, happened, own, outcome);
            rows.Add(new()
            {
                Event = happened,
                CommandId = own?.Id,
                RequestHash = own?.Request,
                Outcome = outcome,
                DueAt = isLast ? decision.Next.DueAt : null,
                Hash = hash,
            });
        }

        var answer = command is null || carriedOut ? null : new LedgerAnswer(
            command.Id,
            command.Request,
            "capacity",
            LedgerAnswers.IsRejection(decision.Outcome),
            LedgerAnswers.ToJson(decision.Outcome),
            decision.Next.Exists ? decision.Next.OpeningId.Value : null,
            decision.Next.Version);
        return new(decision, rows.DrainToImmutable(), answer, hash);
    }

    /// <summary>The proposal of a draft.</summary>
    public LedgerProposal Propose(Draft draft, Offer? offer = null) => new() { Lanes = [ledger], Rows = draft.Rows, Answer = draft.Answer, Offer = offer };

    /// <summary>From now on, commands decide on what this proposal will make.</summary>
    public void Advance(Draft draft, LedgerProposal proposal) => (Latest, latestHash, LastUnderWay) = (draft.Decision.Next, draft.Hash, proposal.Committed);

    /// <summary>While the opening stands still for a bundle: the next step of the bundle decides on what this one will make.</summary>
    public void Advance(Draft draft) => (Latest, latestHash) = (draft.Decision.Next, draft.Hash);

    /// <summary>The steps of the bundle are on disk.</summary>
    public void SettleLatest() => Committed = Latest;

    /// <summary>What was decided is not going to be written, or nobody here knows whether it was; the opening has to be read again.</summary>
    public void Break() => ledger.IsBroken = true;

    /// <summary>A decision is on disk. Proposals are committed in their order, but what waits for them may run in another.</summary>
    public void Settle(Decision decision, DateTimeOffset now)
    {
        if (decision.Next.Version <= Committed.Version)
        {
            return;
        }

        Committed = decision.Next;
        if (decision.Events.Any(row => row.Kind is LedgerKind.Posted or LedgerKind.MaximumChanged or LedgerKind.Closed or LedgerKind.Reopened or LedgerKind.Affirmed))
        {
            AffirmedAt = now;
        }
    }

    /// <summary>Starts anew from what is on disk; what was decided on the old state is void.</summary>
    public void Restart(CommittedOpening read)
    {
        ledger.IsBroken = true;
        ledger = new();
        (Committed, Latest, AffirmedAt, latestHash) = (read.State, read.State, read.AffirmedAt, read.Hash);
    }

    /// <summary>A decision in the form in which it is written.</summary>
    internal sealed record Draft(Decision Decision, ImmutableArray<LedgerRow> Rows, LedgerAnswer? Answer, byte[] Hash)
    {
        /// <summary>True when there is nothing to write.</summary>
        public bool IsEmpty => Rows.IsEmpty && Answer is null;
    }
}
