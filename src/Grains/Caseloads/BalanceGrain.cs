using Coordination.Domain.Caseloads;
using Coordination.Domain.Referrals;
using Coordination.Grains.Communities;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Caseloads;

/// <inheritdoc cref="IBalanceGrain"/>
[GrainType("balance")]
internal sealed class BalanceGrain([PersistentState("balance")] IPersistentState<BalanceState> kept, TimeProvider clock) : Grain, IBalanceGrain
{
    private string Id => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public async Task<BalanceProposal> Send(SendBalance command)
    {
        if (kept.State.By is null)
        {
            await kept.Write(new()
            {
                RegionCode = command.RegionCode,
                By = command.By,
                At = clock.GetUtcNow(),
                Moves = [.. command.Moves.Select((move, index) => move with { MoveId = $"{Id}.{index + 1}", Status = CaseMoveStatus.Proposed })],
            }, this);
            await Tell(kept.State.Moves);
        }

        return Seen();
    }

    /// <inheritdoc/>
    public Task<BalanceProposal?> View() => Task.FromResult(kept.State.By is null ? null : Seen());

    /// <inheritdoc/>
    public async Task<CaseMove?> Answer(AnswerMove command)
    {
        if (Seen().Moves.FirstOrDefault(move => move.MoveId == command.MoveId) is not { } move)
        {
            return null;
        }

        if (move.Status != CaseMoveStatus.Proposed)
        {
            return move;
        }

        var answered = move with { AnsweredBy = command.By, AnsweredAt = clock.GetUtcNow() };
        answered = command.IsAccepted ? await TakeOver(answered) : answered with { Status = CaseMoveStatus.Declined };
        await kept.Write(kept.State with { Moves = [.. kept.State.Moves.Select(each => each.MoveId == move.MoveId ? answered : each)] }, this);
        await Tell([answered]);
        return answered;
    }

    /// <summary>The next referral's id follows from the move, so that answering again after a stop in between carries on where it stopped.</summary>
    private async Task<CaseMove> TakeOver(CaseMove move)
    {
        var newcomer = GrainFactory.GetGrain<INewcomerGrain>(move.NewcomerId.Value);
        var next = ReferralId.From("balance", move.MoveId);
        if (await newcomer.Referral(next) is null && await newcomer.Referral(move.ReferralId) is not { Status: ReferralStatus.Requested })
        {
            return move with { Status = CaseMoveStatus.Overtaken };
        }

        if (await newcomer.Reassign(new(move.ReferralId, next, move.OpeningId, move.AnsweredBy!, $"balance {move.MoveId}")) is not ReferralOutcome.Done)
        {
            return move with { Status = CaseMoveStatus.Overtaken };
        }

        await newcomer.Move(new(next, ReferralMove.Accept, move.AnsweredBy!, null, null));
        return await newcomer.Referral(next) is { Status: ReferralStatus.Requested or ReferralStatus.Accepted }
            ? move with { Status = CaseMoveStatus.Accepted, NextId = next }
            : move with { Status = CaseMoveStatus.Overtaken };
    }

    /// <summary>Open pages of who is asked, and the desks, look again. The first provider hears of its referral when that moves.</summary>
    private Task Tell(IEnumerable<CaseMove> moves) => CommunityNews.TellDesks(GrainFactory, kept.State.RegionCode, moves.Select(move => move.To));

    /// <summary>Lapsed is what nobody answered in time, told from the clock alone.</summary>
    private BalanceProposal Seen() => new(Id, kept.State.RegionCode, kept.State.By ?? "", kept.State.At,
        clock.GetUtcNow() < kept.State.At + CaseMove.AnswerTime
            ? kept.State.Moves
            : [.. kept.State.Moves.Select(move => move.Status == CaseMoveStatus.Proposed ? move with { Status = CaseMoveStatus.Lapsed } : move)]);
}

/// <summary>What is kept of a proposal.</summary>
[GenerateSerializer, Alias("BalanceState")]
internal sealed record BalanceState
{
    /// <summary>The region that is balanced.</summary>
    [Id(0)] public string RegionCode { get; init; } = "";

    /// <summary>Who sent it; null while nobody has.</summary>
    [Id(1)] public string? By { get; init; }

    /// <summary>When.</summary>
    [Id(2)] public DateTimeOffset At { get; init; }

    /// <summary>The moves.</summary>
    [Id(3)] public ImmutableArray<CaseMove> Moves { get; init; } = [];
}
