using System.Collections.Immutable;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
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

    [Fact]
    public void A_need_that_a_service_did_not_meet_is_to_do_again_and_late_when_it_is_late()
    {
        var need = Of("housing", -3);

        var step = Assert.Single(Made([need], [Asked(need, ReferralStatus.Completed)]).Steps);

        Assert.Equal((StepState.ToDo, true), (step.State, step.IsOverdue));
    }

    [Fact]
    public void A_referral_for_no_need_in_particular_is_a_step_of_its_own()
    {
        var need = Of("housing", 3);

        var plan = Made([], [Asked(need, ReferralStatus.Requested) with { NeedId = null }, Asked(need, ReferralStatus.Rejected) with { NeedId = null }]);

        Assert.Equal([(null, StepState.Asked, "housing")], plan.Steps.Select(step => (step.NeedId, step.State, step.ServiceType)));
    }

    [Fact]
    public void What_is_late_is_late_by_the_day_where_the_person_lives()
    {
        // It is the 26th in Toronto until five hours after midnight of the 27th, UTC.
        var dueToday = Of("housing", 0);

        Assert.False(Made([dueToday], at: Now.AddHours(15)).Steps[0].IsOverdue);
        Assert.True(Made([dueToday], at: Now.AddHours(18)).Steps[0].IsOverdue);
    }

    [Fact]
    public void S22_Child_care_language_and_vocational_training_are_timed_each_by_itself()
    {
        var care = Of("child-care", -5);
        var plan = Made([care, Of("language-training", 10) with { ServedAt = Now.AddDays(-12), Status = NeedStatus.Served }, Of("housing", -5)]);

        Assert.Equal(
            [("child-care", 20, 15, true, true), ("language-training", 8, 30, false, false)],
            plan.Delays.Select(delay => (delay.ServiceType, delay.WaitedDays, delay.TargetDays, delay.IsRunning, delay.IsBeyondTarget)));
    }

    [Fact]
    public void S23_A_step_down_is_proposed_when_every_goal_is_met_while_support_still_runs()
    {
        var met = Of("housing", 5) with { Status = NeedStatus.Met };
        Referral Since(int monthsAgo, ReferralStatus status) => Asked(met, status) with { NeedId = null, Steps = [new(status, Now.AddMonths(-monthsAgo).AddDays(-1), "partner", null)] };

        var plan = Made([met], [Since(4, ReferralStatus.InProgress), Since(1, ReferralStatus.Accepted)]);

        Assert.Equal([0, 1, 1, 1, 2, 2], plan.Autonomy.SupportsByMonth);
        Assert.True(plan.Autonomy is { ProposesStepDown: true, Trend: > 0.99 });
        Assert.False(Made([met, Of("legal", 5)], [Since(4, ReferralStatus.InProgress)]).Autonomy.ProposesStepDown);
        Assert.False(Made([met], [Since(4, ReferralStatus.Completed)]).Autonomy.ProposesStepDown);
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
        Assert.True(Made([management], band: PriorityBand.Deadline).IsHolistic);
        Assert.False(Made([management], level: NeedLevel.Medium).IsHolistic);
    }

    private static Plan Made(
        IEnumerable<Need> needs, IEnumerable<Referral>? referrals = null, Dictionary<NeedId, DateTimeOffset>? held = null, HashSet<NeedId>? waiting = null, PriorityBand band = PriorityBand.Other, NeedLevel level = NeedLevel.High, DateTimeOffset? at = null) =>
        Plan.Of(new(
            new() { GivenName = "Noor", FamilyName = "Exemple", BirthDate = new(1991, 4, 12), RegionCode = "3520", PreferredLanguage = "en", LandedOn = Today.AddMonths(-3) },
            new()
            {
                AssessmentId = AssessmentId.New(),
                Form = Instrument.Version,
                MadeAt = Now,
                MadeBy = "worker",
                Result = new(level, band, 0.7, []),
            },
            [.. needs], [.. referrals ?? []], held ?? [], waiting ?? []), MatchingPolicy.Default.Rules, at ?? Now);

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
