using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Caseloads;

/// <summary>Where a proposed move stands.</summary>
public enum CaseMoveStatus
{
    /// <summary>The receiving provider has not answered.</summary>
    Proposed,

    /// <summary>It takes the person: the referral is now its own.</summary>
    Accepted,

    /// <summary>It does not.</summary>
    Declined,

    /// <summary>Nobody answered in time.</summary>
    Lapsed,

    /// <summary>The first provider answered meanwhile, the referral ended, or the place is gone.</summary>
    Overtaken,
}

/// <summary>One referral that a provider is asked to take over from another.</summary>
[GenerateSerializer, Immutable, Alias("CaseMove")]
public sealed record CaseMove
{
    /// <summary>How long a provider has to answer.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromHours(24);

    /// <summary>The move; unique within its proposal.</summary>
    [Id(0)] public required string MoveId { get; init; }

    /// <summary>What moves.</summary>
    [Id(1)] public required ReferralId ReferralId { get; init; }

    /// <summary>Whose referral it is.</summary>
    [Id(2)] public required NewcomerId NewcomerId { get; init; }

    /// <summary>Who has it.</summary>
    [Id(3)] public required ProviderId From { get; init; }

    /// <summary>Who is asked to take it.</summary>
    [Id(4)] public required ProviderId To { get; init; }

    /// <summary>The place there.</summary>
    [Id(5)] public required OpeningId OpeningId { get; init; }

    /// <summary>The service type.</summary>
    [Id(6)] public required string ServiceType { get; init; }

    /// <summary>What the case weighs.</summary>
    [Id(7)] public int Weight { get; init; }

    /// <summary>How well the present place suits, 0 to 100.</summary>
    [Id(8)] public double ScoreNow { get; init; }

    /// <summary>How well the other suits.</summary>
    [Id(9)] public double ScoreThen { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(10)] public CaseMoveStatus Status { get; init; }

    /// <summary>Who answered; null while nobody has.</summary>
    [Id(11)] public string? AnsweredBy { get; init; }

    /// <summary>When.</summary>
    [Id(12)] public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The referral that took its place; null until then.</summary>
    [Id(13)] public ReferralId? NextId { get; init; }
}
