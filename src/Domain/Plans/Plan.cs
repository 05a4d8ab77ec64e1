using Coordination.Domain.Geography;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Plans;

/// <summary>What a plan is made from.</summary>
/// <param name="Person">The person.</param>
/// <param name="Latest">Their latest assessment, if there is one.</param>
/// <param name="Needs">Every need.</param>
/// <param name="Referrals">Every referral.</param>
/// <param name="Held">Needs for which a place is held, and until when.</param>
/// <param name="Waiting">Needs that wait in line.</param>
public sealed record PlanGrounds(
    Person Person, Assessment? Latest, ImmutableArray<Need> Needs, ImmutableArray<Referral> Referrals,
    IReadOnlyDictionary<NeedId, DateTimeOffset> Held, IReadOnlySet<NeedId> Waiting);

/// <summary>One person's plan: everything that is to come, in order, on one page. Never kept, always made from what is on record.</summary>
/// <param name="Steps">What is not over comes first, by the day it is due; then what is over.</param>
/// <param name="EarlyAccess">The early-access clock; null when the day of landing is not known.</param>
/// <param name="IsHolistic">The person is highly vulnerable: one case manager looks at everything together (R8).</param>
/// <param name="HasCaseManager">Somebody manages the case, or is asked to.</param>
[GenerateSerializer, Immutable, Alias("Plan")]
public sealed record Plan(ImmutableArray<PlanStep> Steps, EarlyAccess? EarlyAccess, bool IsHolistic, bool HasCaseManager)
{
    /// <summary>How long what must not wait has waited (S22).</summary>
    [Id(0)] public ImmutableArray<Delay> Delays { get; init; } = [];

    /// <summary>How much direct support runs, month by month (S23).</summary>
    [Id(1)] public Autonomy Autonomy { get; init; } = Autonomy.None;

    /// <summary>Makes the plan as it stands now.</summary>
    public static Plan Of(PlanGrounds grounds, RuleThresholds thresholds, DateTimeOffset now)
    {
        var today = TimeZones.DayIn(grounds.Person.RegionCode, now);
        var steps = grounds.Needs.Select(need => StepOf(need, grounds, today)).Concat(grounds.Referrals.Select(StepOf).OfType<PlanStep>()).ToArray();
        return new(
            [.. steps.OrderBy(step => step.State >= StepState.Done).ThenBy(step => step.TargetOn).ThenByDescending(step => step.Urgency).ThenBy(step => step.NeedId?.Value ?? step.ReferralId?.Value, StringComparer.Ordinal)],
            EarlyAccess.Of(grounds.Person.LandedOn, today, thresholds.EarlyAccessMonths, thresholds.EarlyAccessAlertMonths),
            grounds.Latest is { Result: var result } && PersonFacts.IsHighlyVulnerable(result.Level, result.Band),
            steps.Any(step => step.ServiceType == ServiceTypes.CaseManagement && step.State is StepState.Asked or StepState.UnderWay))
        {
            Delays = [.. grounds.Needs.Where(need => Delay.Timed.Contains(need.ServiceType)).Select(need => Delay.Of(need, now))],
            Autonomy = Autonomy.Of(grounds.Needs, grounds.Referrals, now),
        };
    }

    private static PlanStep StepOf(Need need, PlanGrounds grounds, DateOnly today)
    {
        var referral = grounds.Referrals.LastOrDefault(referral => referral.NeedId == need.NeedId && IsLive(referral.Status));
        var held = grounds.Held.TryGetValue(need.NeedId, out var until) ? until : (DateTimeOffset?)null;
        var state = (need.Status, referral?.Status) switch
        {
            (NeedStatus.Met, _) => StepState.Done,
            (NeedStatus.Closed, _) => StepState.Closed,
            (_, ReferralStatus.Requested) => StepState.Asked,
            (NeedStatus.Served, _) or (_, not null) => StepState.UnderWay,
            _ when held is not null => StepState.Held,
            _ when grounds.Waiting.Contains(need.NeedId) => StepState.Waiting,
            _ => StepState.ToDo,
        };
        return new(
            need.NeedId, need.ServiceType, need.Urgency, state, need.TargetOn,
            state == StepState.Asked ? referral!.RespondBy : state == StepState.Held ? held : null,
            referral?.ReferralId,
            state < StepState.UnderWay && need.TargetOn < today);
    }

    /// <summary>A referral that serves no recorded need is a step of its own, unless it came to nothing.</summary>
    private static PlanStep? StepOf(Referral referral)
    {
        StepState? state = referral.NeedId is not null ? null : referral.Status switch
        {
            ReferralStatus.Requested => StepState.Asked,
            ReferralStatus.Completed => StepState.Done,
            _ => IsLive(referral.Status) ? StepState.UnderWay : null,
        };
        return state is { } reached
            ? new(null, referral.ServiceType, 0, reached, DateOnly.FromDateTime(referral.RespondBy.UtcDateTime), reached == StepState.Asked ? referral.RespondBy : null, referral.ReferralId, IsOverdue: false)
            : null;
    }

    private static bool IsLive(ReferralStatus status) =>
        status is ReferralStatus.Requested or ReferralStatus.Accepted or ReferralStatus.InProgress or ReferralStatus.OnHold;
}
