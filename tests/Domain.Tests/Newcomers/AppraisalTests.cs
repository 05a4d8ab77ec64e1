using Coordination.Domain.Newcomers;
using Coordination.Domain.Plans;
using Xunit;

namespace Coordination.Domain.Tests.Newcomers;

public sealed class AppraisalTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);

    [Fact]
    public void Vulnerability_is_the_mean_of_documented_severities()
    {
        // (5 - 1) / 4 = 1, (3 - 1) / 4 = 0.5, (5 - 2) / 4 = 0.75; what was not said does not count.
        var result = Appraise(
            [new("employment", 5), new("housing", 3)],
            [new(NeedDomain.Health, 2, true, null), new(NeedDomain.Legal, null, false, null)]);
        Assert.Equal(0.75, result.Vulnerability);
        Assert.Equal(NeedLevel.High, result.Level);
        Assert.Equal(PriorityBand.HighVulnerability, result.Band);
        Assert.Equal(["employment", "health", "housing"], result.Drivers);
    }

    [Fact]
    public void Nobody_with_nothing_documented_is_vulnerable()
    {
        var result = Appraise([], []);
        Assert.Equal((NeedLevel.Low, PriorityBand.Other, 0d), (result.Level, result.Band, result.Vulnerability));
        Assert.Empty(result.Drivers);
    }

    [Theory]
    [InlineData(1, 1, NeedLevel.Low)]
    [InlineData(2, 2, NeedLevel.Low)]
    [InlineData(3, 2, NeedLevel.Medium)]
    [InlineData(3, 3, NeedLevel.Medium)]
    [InlineData(4, 3, NeedLevel.High)]
    [InlineData(5, 5, NeedLevel.High)]
    public void The_level_follows_from_vulnerability(int first, int second, NeedLevel level) =>
        Assert.Equal(level, Appraise([new("employment", first), new("housing", second)], []).Level);

    [Theory]
    [InlineData(5, NeedLevel.Low)]
    [InlineData(6, NeedLevel.Medium)]
    public void Six_needs_are_at_least_medium(int needs, NeedLevel level) =>
        Assert.Equal(level, Appraise([.. Enumerable.Range(0, needs).Select(index => new NeedEntry($"type-{index}", 1))], []).Level);

    [Fact]
    public void Drivers_are_the_three_strongest_and_none_without_severity() => Assert.Equal(
        ["legal", "digital", "education"],
        Appraise([new("education", 3), new("employment", 2), new("legal", 5), new("digital", 3), new("housing", 1)], []).Drivers);

    [Theory]
    [InlineData("crisis-counselling", 5, PriorityBand.Crisis)]
    [InlineData("crisis-counselling", 4, PriorityBand.HighVulnerability)]
    [InlineData("legal", 5, PriorityBand.HighVulnerability)]
    public void A_crisis_need_of_today_comes_first(string serviceType, int urgency, PriorityBand band) =>
        Assert.Equal(band, Appraise([new(serviceType, urgency)], []).Band);

    [Theory]
    [InlineData(NeedDomain.Housing, 1, true, PriorityBand.Crisis)]
    [InlineData(NeedDomain.Health, 1, true, PriorityBand.Crisis)]
    [InlineData(NeedDomain.Housing, 1, false, PriorityBand.HighVulnerability)]
    [InlineData(NeedDomain.Housing, 2, true, PriorityBand.HighVulnerability)]
    [InlineData(NeedDomain.Income, 1, true, PriorityBand.HighVulnerability)]
    public void A_crisis_of_home_or_health_comes_first_when_help_is_wanted(NeedDomain domain, int situation, bool wantsHelp, PriorityBand band) =>
        Assert.Equal(band, Appraise([], [new(domain, situation, wantsHelp, null)]).Band);

    [Theory]
    [InlineData("2024-05-16", "language-training", PriorityBand.Deadline)]
    [InlineData("2024-05-16", "child-care", PriorityBand.Deadline)]
    [InlineData("2024-05-16", "employment", PriorityBand.Deadline)]
    [InlineData("2024-05-16", "education", PriorityBand.Deadline)]
    [InlineData("2024-05-16", "housing", PriorityBand.Other)]
    [InlineData("2024-06-16", "employment", PriorityBand.Other)]
    [InlineData("2023-11-16", "employment", PriorityBand.Other)]
    [InlineData(null, "employment", PriorityBand.Other)]
    public void A_need_that_early_access_would_serve_has_a_deadline_in_its_last_six_months(string? landed, string serviceType, PriorityBand band) =>
        Assert.Equal(band, Appraise([new(serviceType, 1)], [], Landed(landed)).Band);

    [Theory]
    [InlineData("2026-11-16", 36)]
    [InlineData("2026-11-15", 35)]
    [InlineData("2024-05-16", 6)]
    [InlineData("2024-05-15", 5)]
    [InlineData("2023-11-17", 0)]
    [InlineData("2010-01-01", 0)]
    public void Early_access_ends_36_months_after_landing(string landed, int months) =>
        Assert.Equal(months, EarlyAccess.Of(Landed(landed), Today, 36, [])!.MonthsLeft);

    [Fact]
    public void Early_access_of_an_unknown_landing_is_unknown() => Assert.Null(EarlyAccess.Of(null, Today, 36, []));

    [Fact]
    public void How_long_early_access_lasts_is_a_matter_of_policy() =>
        Assert.Equal(PriorityBand.Deadline, Appraisal.Appraise(new([new("employment", 1)], [], [], null), Today.AddMonths(-20), Today, 24).Band);

    private static AssessmentResult Appraise(NeedEntry[] needs, DomainFinding[] findings, DateOnly? landedOn = null) =>
        Appraisal.Appraise(new([.. needs], [], [.. findings], null), landedOn, Today, 36);

    private static DateOnly? Landed(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
