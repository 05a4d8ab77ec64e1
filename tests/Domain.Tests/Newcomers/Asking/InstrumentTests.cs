using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests.Newcomers.Asking;

public sealed class InstrumentTests
{
    private const int Adult = 30;

    [Fact]
    public void S12_Every_question_has_its_own_slug_and_every_service_type_is_asked_for_in_one_part_of_life()
    {
        Assert.Equal(Instrument.Questions.Length, Instrument.Questions.Select(question => question.Slug).Distinct().Count());
        Assert.All(Instrument.Questions, question => Assert.NotEmpty(question.Options));
        Assert.Equal(ServiceTypes.Slugs.Order(), Enum.GetValues<NeedDomain>().SelectMany(domain => Instrument.HelpIn(domain)).Order());
    }

    [Theory]
    [InlineData(3, false, true)]
    [InlineData(4, false, false)]
    [InlineData(5, true, true)]
    [InlineData(null, false, false)]
    public void The_stress_of_the_move_is_asked_about_where_health_or_belonging_is_a_matter(int? situation, bool wantsHelp, bool isAsked) =>
        Assert.Equal(isAsked, Asks(Instrument.AdaptationStress, With(new DomainFinding(NeedDomain.Health, situation, wantsHelp, null))));

    [Fact]
    public void Clinical_signs_are_asked_about_only_when_the_move_weighs_on_somebody()
    {
        var troubled = With(new DomainFinding(NeedDomain.Health, 2, true, null));

        Assert.False(Asks(Instrument.ClinicalSignal, troubled));
        Assert.False(Asks(Instrument.ClinicalSignal, troubled with { Answers = [new(Instrument.AdaptationStress, null)] }));
        Assert.True(Asks(Instrument.ClinicalSignal, troubled with { Answers = [new(Instrument.AdaptationStress, Instrument.Yes)] }));
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public void School_is_asked_about_when_somebody_is_of_an_age_for_it(int years, bool isAsked) => Assert.Equal(isAsked, Asks(Instrument.Schooling, Interview.Empty, years));

    [Fact]
    public void An_answer_goes_when_what_its_question_hung_on_is_changed()
    {
        Answer[] answers = [new(Instrument.AdaptationStress, Instrument.Yes), new(Instrument.ClinicalSignal, Instrument.Yes)];
        var troubled = With(new DomainFinding(NeedDomain.Health, 2, true, null)) with { Answers = [.. answers] };

        Assert.Equal(answers, Instrument.Pruned(troubled, Adult).Answers);
        Assert.Empty(Instrument.Pruned(troubled with { Findings = [new(NeedDomain.Health, 5, false, null)] }, Adult).Answers);
    }

    [Fact]
    public void S04_An_interview_without_assets_is_complete_only_when_the_person_declined_to_say()
    {
        Assert.False(Instrument.HasAssetsPart(Interview.Empty));
        Assert.True(Instrument.HasAssetsPart(Interview.Empty with { AssetsDeclined = true }));
        Assert.True(Instrument.HasAssetsPart(Interview.Empty with { Assets = [new(AssetKind.Skill, "welding", false)] }));
    }

    [Fact]
    public void S40_The_stress_of_the_move_adds_people_to_meet_to_the_needs_unless_there_are_clinical_signs()
    {
        var stress = Interview.Empty with { Needs = [new("health-wellbeing", 4)], Answers = [new(Instrument.AdaptationStress, Instrument.Yes)] };

        Assert.Equal(["health-wellbeing", "community-connections"], Types(stress));
        Assert.Equal(["health-wellbeing"], Types(stress with { Answers = stress.Answers.Add(new(Instrument.ClinicalSignal, Instrument.Yes)) }));
        Assert.Equal(["health-wellbeing"], Types(stress with { Answers = [] }));
        Assert.Equal(["health-wellbeing", "community-connections"], Types(stress with { Needs = [.. stress.Needs, new("community-connections", 1)] }));
    }

    [Theory]
    [InlineData(new[] { "en" }, 3, 4)]
    [InlineData(new[] { "en" }, 5, 5)]
    [InlineData(new[] { "en", "fr" }, 3, 3)]
    [InlineData(new string[0], 3, 3)]
    public void S74_A_regulator_that_does_not_work_in_the_persons_language_makes_the_need_more_urgent(string[] languages, int entered, int recorded)
    {
        var interview = Interview.Empty with { Needs = [new("education", entered) { Credential = new("nurse", null, [.. languages]) }] };

        Assert.Equal(recorded, Assert.Single(Instrument.NeedsOf(interview, "fr")).Urgency);
    }

    [Theory]
    [InlineData(PriorityBand.Other, NeedLevel.High, PriorityBand.HighVulnerability)]
    [InlineData(PriorityBand.HighVulnerability, NeedLevel.Low, PriorityBand.Other)]
    [InlineData(PriorityBand.Crisis, NeedLevel.Low, PriorityBand.Crisis)]
    [InlineData(PriorityBand.Deadline, NeedLevel.High, PriorityBand.Deadline)]
    public void A_worker_who_decides_otherwise_moves_high_vulnerability_and_never_a_crisis(PriorityBand computed, NeedLevel level, PriorityBand band)
    {
        var decided = new ResultOverride(level, "She told me more.", "worker", DateTimeOffset.UnixEpoch, new(NeedLevel.Medium, computed, 0.4, ["housing"]));

        Assert.Equal((level, band, 0.4), (decided.Result.Level, decided.Result.Band, decided.Result.Vulnerability));
    }

    private static Interview With(DomainFinding finding) => Interview.Empty with { Findings = [finding] };

    private static bool Asks(string question, Interview interview, int years = Adult) => Instrument.Asked(new(interview, years)).Any(asked => asked.Slug == question);

    private static IEnumerable<string> Types(Interview interview) => Instrument.NeedsOf(interview, "en").Select(need => need.ServiceType);
}
