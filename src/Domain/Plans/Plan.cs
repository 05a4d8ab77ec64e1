using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;

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
    private const string CaseManagement = "case-management";

    /// <summary>Makes the plan as it stands now.</summary>
    public static Plan Of(PlanGrounds grounds, RuleThresholds thresholds, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var steps = grounds.Needs.Select(need => StepOf(need, grounds, today)).ToArray();
        return new(
            [.. steps.OrderBy(step => step.State >= StepState.Done).ThenBy(step => step.TargetOn).ThenByDescending(step => step.Urgency).ThenBy(step => step.NeedId.Value, StringComparer.Ordinal)],
            EarlyAccess.Of(grounds.Person.LandedOn, today, thresholds.EarlyAccessMonths, thresholds.EarlyAccessAlertMonths),
            grounds.Latest?.Result.Band is PriorityBand.HighVulnerability or PriorityBand.Crisis,
            steps.Any(step => step.ServiceType == CaseManagement && step.State is StepState.Asked or StepState.UnderWay));
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

    private static bool IsLive(ReferralStatus status) =>
        status is ReferralStatus.Requested or ReferralStatus.Accepted or ReferralStatus.InProgress or ReferralStatus.OnHold or ReferralStatus.Completed;
}
