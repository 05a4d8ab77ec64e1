using System.Collections.Immutable;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Plans;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Xunit;

namespace Coordination.Domain.Tests.Plans;

public sealed class PlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);

    [Fact]
    public void S10_One_plan_joins_everything_that_was_done_about_every_need()
    {
        Need[] needs = [Of("housing", 5), Of("legal", 10), Of("language-training", 20), Of("employment", 30), Of("mentoring", 40), Of("education", 50) with { Status = NeedStatus.Met }];
        var plan = Made(needs, [Asked(needs[1], ReferralStatus.Requested), Asked(needs[2], ReferralStatus.Rejected), Asked(needs[3], ReferralStatus.InProgress)],
            new() { [needs[0].NeedId] = Now.AddMinutes(15) }, [needs[2].NeedId]);

        Assert.Equal([StepState.Held, StepState.Asked, StepState.Waiting, StepState.UnderWay, StepState.ToDo, StepState.Done], plan.Steps.Select(step => step.State));
        Assert.Equal([Now.AddMinutes(15), Now.AddHours(48)], plan.Steps.Take(2).Select(step => step.Until!.Value));
    }

    [Fact]
    public void S07_Steps_stand_in_the_order_in_which_they_are_due_and_what_is_late_says_so()
    {
        var plan = Made([Of("legal", 9), Of("housing", -3), Of("education", -9) with { Status = NeedStatus.Served }]);

        Assert.Equal(["education", "housing", "legal"], plan.Steps.Select(step => step.ServiceType));
        Assert.Equal([false, true, false], plan.Steps.Select(step => step.IsOverdue));
    }

    [Theory]
    [InlineData(0, 36, new int[0])]
    [InlineData(24, 12, new[] { 24 })]
    [InlineData(31, 5, new[] { 24, 30 })]
    [InlineData(40, 0, new[] { 24, 30, 36 })]
    public void S21_The_early_access_clock_counts_down_and_alerts(int monthsAgo, int left, int[] alerts)
    {
        var clock = EarlyAccess.Of(Today.AddMonths(-monthsAgo), Today, 36, [24, 30, 36])!;

        Assert.Equal((left, Today.AddMonths(36 - monthsAgo)), (clock.MonthsLeft, clock.ClosesOn));
        Assert.Equal(alerts, clock.AlertsPassed);
        Assert.Null(EarlyAccess.Of(null, Today, 36, [24]));
    }

    [Fact]
    public void S17_A_highly_vulnerable_person_has_a_plan_for_everything_and_needs_a_case_manager()
    {
        var management = Of("case-management", 7);

        var without = Made([management], band: PriorityBand.HighVulnerability);
        var with = Made([management], [Asked(management, ReferralStatus.Accepted)], band: PriorityBand.HighVulnerability);

        Assert.Equal((true, false), (without.IsHolistic, without.HasCaseManager));
        Assert.True(with.HasCaseManager);
        Assert.False(Made([management]).IsHolistic);
    }

    private static Plan Made(
        IEnumerable<Need> needs, IEnumerable<Referral>? referrals = null, Dictionary<NeedId, DateTimeOffset>? held = null, HashSet<NeedId>? waiting = null, PriorityBand band = PriorityBand.Other) =>
        Plan.Of(new(
            new() { GivenName = "Noor", FamilyName = "Exemple", BirthDate = new(1991, 4, 12), RegionCode = "3520", PreferredLanguage = "en", LandedOn = Today.AddMonths(-3) },
            new()
            {
                AssessmentId = AssessmentId.New(),
                Form = Assessment.CurrentForm,
                MadeAt = Now,
                MadeBy = "worker",
                Result = new(NeedLevel.High, band, 0.7, []),
            },
            [.. needs], [.. referrals ?? []], held ?? [], waiting ?? []), MatchingPolicy.Default.Rules, Now);

    private static Need Of(string type, int dueInDays) => new()
    {
        NeedId = NeedId.New(),
        ServiceType = type,
        Urgency = 3,
        OpenedAt = Now.AddDays(-20),
        TargetOn = Today.AddDays(dueInDays),
    };

    private static Referral Asked(Need need, ReferralStatus status)
    {
        var opening = OpeningId.From(ResourceId.New(), "first");
        return new()
        {
            ReferralId = ReferralId.New(),
            NeedId = need.NeedId,
            ProviderId = ProviderId.New(),
            ResourceId = opening.Resource,
            OpeningId = opening,
            HoldId = new(opening, 2),
            ServiceType = need.ServiceType,
            Status = status,
            RespondBy = Now.AddHours(48),
            Steps = [new(ReferralStatus.Requested, Now, "worker", null)],
        };
    }
}
