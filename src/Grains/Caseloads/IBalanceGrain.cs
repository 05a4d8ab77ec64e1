using Coordination.Domain.Caseloads;

namespace Coordination.Grains.Caseloads;

/// <summary>Moves of referrals that a coordinator proposed together. Keyed by an id that starts with <see cref="Prefix"/>.</summary>
[Alias("IBalanceGrain")]
public interface IBalanceGrain : IGrainWithStringKey
{
    /// <summary>What every key starts with.</summary>
    const string Prefix = "balance-";

    /// <summary>Sends the proposal; sending it again gives it as it stands.</summary>
    [Alias("Send")]
    Task<BalanceProposal> Send(SendBalance command);

    /// <summary>The proposal; null when there is none.</summary>
    [Alias("View")]
    Task<BalanceProposal?> View();

    /// <summary>The receiving provider answers one move. An accepted one makes the referral its own, and accepted. Null when there is no such move.</summary>
    [Alias("Answer")]
    Task<CaseMove?> Answer(AnswerMove command);
}

/// <summary>Propose moves.</summary>
/// <param name="RegionCode">The region that is balanced.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Moves">What is proposed; move ids are given by the grain.</param>
[GenerateSerializer, Immutable, Alias("SendBalance")]
public sealed record SendBalance(string RegionCode, string By, ImmutableArray<CaseMove> Moves);

/// <summary>Answer a move.</summary>
/// <param name="MoveId">Which.</param>
/// <param name="IsAccepted">Whether the provider takes the person.</param>
/// <param name="By">The signed-in user.</param>
[GenerateSerializer, Immutable, Alias("AnswerMove")]
public sealed record AnswerMove(string MoveId, bool IsAccepted, string By);

/// <summary>Moves that were proposed together.</summary>
[GenerateSerializer, Immutable, Alias("BalanceProposal")]
public sealed record BalanceProposal(string Id, string RegionCode, string By, DateTimeOffset At, ImmutableArray<CaseMove> Moves);
