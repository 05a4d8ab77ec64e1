using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Referrals;

/// <summary>One step in the life of a referral.</summary>
/// <param name="Status">The state it led to.</param>
/// <param name="At">When.</param>
/// <param name="By">Who (the signed-in user).</param>
/// <param name="Reason">Why, where a reason is needed.</param>
[GenerateSerializer, Immutable, Alias("ReferralStep")]
public sealed record ReferralStep(ReferralStatus Status, DateTimeOffset At, string By, Reason? Reason);

/// <summary>The closed loop between a newcomer and a resource.</summary>
[GenerateSerializer, Immutable, Alias("Referral")]
public sealed record Referral
{
    /// <summary>The referral.</summary>
    [Id(0)] public required ReferralId ReferralId { get; init; }

    /// <summary>The need it serves, if one was named.</summary>
    [Id(1)] public NeedId? NeedId { get; init; }

    /// <summary>Who answers.</summary>
    [Id(2)] public required ProviderId ProviderId { get; init; }

    /// <summary>To what.</summary>
    [Id(3)] public required ResourceId ResourceId { get; init; }

    /// <summary>To which dated capacity of it.</summary>
    [Id(4)] public required OpeningId OpeningId { get; init; }

    /// <summary>The hold on its place.</summary>
    [Id(5)] public required HoldId HoldId { get; init; }

    /// <summary>The service type asked for.</summary>
    [Id(6)] public required string ServiceType { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(7)] public required ReferralStatus Status { get; init; }

    /// <summary>A note from the worker to the partner.</summary>
    [Id(8)] public string? Note { get; init; }

    /// <summary>Until when the place is kept while the partner has not answered.</summary>
    [Id(9)] public required DateTimeOffset RespondBy { get; init; }

    /// <summary>Every step so far, oldest first.</summary>
    [Id(10)] public required ImmutableArray<ReferralStep> Steps { get; init; }

    /// <summary>What it came to, once completed.</summary>
    [Id(11)] public Outcome? Outcome { get; init; }

    /// <summary>A move that is written down but not yet carried out on the opening; driven forward until it is.</summary>
    [Id(12)] public PendingMove? Pending { get; init; }

    /// <summary>What the worker chose to share beyond <see cref="SharedFields.Basic"/>; shown only while a consent covers it.</summary>
    [Id(13)] public ImmutableArray<string> SharedFields { get; init; } = [];

    /// <summary>Questions and answers between those who refer and those who answer, oldest first.</summary>
    [Id(14)] public ImmutableArray<ReferralMessage> Messages { get; init; } = [];

    /// <summary>Days on which the person was expected, in order.</summary>
    [Id(15)] public ImmutableArray<ReferralSession> Sessions { get; init; } = [];

    /// <summary>The person has said how it was; what they said is kept elsewhere, without their name.</summary>
    [Id(16)] public bool IsExperienceGiven { get; init; }

    /// <summary>Why a highly vulnerable person is referred to this by itself, and not within a bundle (S17); null when nobody was asked.</summary>
    [Id(18)] public string? WhyAlone { get; init; }
}

/// <summary>A move on its way: first written here, then carried out on the opening, then written as done.</summary>
[GenerateSerializer, Immutable, Alias("PendingMove")]
public sealed record PendingMove(ReferralMove Move, string By, Reason? Reason, Outcome? Outcome, DateTimeOffset At);
