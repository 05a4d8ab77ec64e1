using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;

namespace Coordination.Domain.Plans;

/// <summary>How far one step of a plan has come.</summary>
public enum StepState
{
    /// <summary>Nothing has been done about it yet.</summary>
    ToDo,

    /// <summary>They wait in line for a place.</summary>
    Waiting,

    /// <summary>A place is held.</summary>
    Held,

    /// <summary>A provider is asked.</summary>
    Asked,

    /// <summary>A provider has said yes, or service has begun.</summary>
    UnderWay,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was closed without being met.</summary>
    Closed,
}

/// <summary>One step of a plan: a need and what has become of it, or a referral that was made for no need in particular.</summary>
/// <param name="NeedId">The need; null for a referral without one.</param>
/// <param name="ServiceType">What would help.</param>
/// <param name="Urgency">1 to 5; 0 without a need.</param>
/// <param name="State">How far it has come.</param>
/// <param name="TargetOn">By when a first service should have begun.</param>
/// <param name="Until">Until when a place is held, or a provider's answer is awaited; null when nothing runs out.</param>
/// <param name="ReferralId">The referral that serves it, if there is one.</param>
/// <param name="IsOverdue">No service has begun and the target has passed.</param>
[GenerateSerializer, Immutable, Alias("PlanStep")]
public sealed record PlanStep(
    NeedId? NeedId, string ServiceType, int Urgency, StepState State, DateOnly TargetOn, DateTimeOffset? Until, ReferralId? ReferralId, bool IsOverdue);
