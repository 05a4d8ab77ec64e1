using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Xunit;
using static Coordination.Domain.Matching.Rules.RuleOverride;

namespace Coordination.Domain.Tests.Matching;

public sealed class EvidenceRulesTests
{
    private static readonly PersonFacts Person = new() { NclcLowest = 6 };
    private static readonly OfferFacts Offer = new();

    [Fact]
    public void The_table_has_the_fifteen_rules_in_order_and_then_what_ranks_first() =>
        Assert.Equal(Enumerable.Range(1, 15).Select(number => $"R{number}").Concat(["S06", "S18", "S40"]), EvidenceRules.All.Select(rule => rule.Id));

    [Fact]
    public void R1_learning_alone_online_needs_the_level_of_the_offer_or_else_of_the_policy()
    {
        var alone = Offer with { Modality = Modality.SelfDirected };
        Expect("R1", Person with { NclcLowest = 4 }, alone, RuleConsequence.NotProposed, "4", "5");
        ExpectNot("R1", Person with { NclcLowest = 5 }, alone);
        ExpectNot("R1", Person with { NclcLowest = null }, alone);
        Expect("R1", Person with { NclcLowest = 5 }, alone with { SelfDirectedNclcMin = 6 }, RuleConsequence.NotProposed, "5", "6");
        ExpectNot("R1", Person with { NclcLowest = 4 }, alone with { Modality = Modality.Online });
        ExpectNot("R1", Person with { NclcLowest = 4 }, alone, new() { SelfDirectedNclcMin = 4 });
        ExpectOverride("R1", Worker);
    }

    [Fact]
    public void R2_an_online_course_without_a_live_part_stands_below_one_that_has_it()
    {
        var dead = Offer with { Modality = Modality.Online, SynchronousHours = 0 };
        Expect("R2", Person, dead, RuleConsequence.RanksBelow);
        ExpectNot("R2", Person, dead with { SynchronousHours = 1 });
        ExpectNot("R2", Person, dead with { SynchronousHours = null });
        ExpectNot("R2", Person, dead with { Modality = Modality.InPerson });
        Assert.Equal(1, EvidenceRules.Standing(Ask(Person, dead)));
        ExpectOverride("R2");
    }

    [Fact]
    public void R3_distress_without_a_clinical_signal_is_not_sent_to_clinical_care()
    {
        var clinic = Offer with { Nature = OfferNature.ClinicalCare };
        Expect("R3", Person with { IsDistress = true }, clinic, RuleConsequence.NotProposed);
        ExpectNot("R3", Person with { IsDistress = true, HasClinicalSignal = true }, clinic);
        ExpectNot("R3", Person with { IsDistress = true }, Offer with { Nature = OfferNature.CommunityNetwork });
        ExpectOverride("R3", Worker);
    }

    [Fact]
    public void R4_founding_a_business_is_not_proposed_to_people_with_high_needs()
    {
        var founding = Offer with { Nature = OfferNature.Entrepreneurship };
        Expect("R4", Person with { Level = NeedLevel.High }, founding, RuleConsequence.NotProposed);
        ExpectNot("R4", Person with { Level = NeedLevel.Medium }, founding);
        ExpectOverride("R4", Supervisor);
    }

    [Fact]
    public void R5_employment_support_at_a_low_level_only_inside_an_accepted_bundle()
    {
        var work = Offer with { Nature = OfferNature.Employment };
        Expect("R5", Person with { NclcLowest = 4 }, work, RuleConsequence.NotProposed);
        ExpectNot("R5", Person with { NclcLowest = 5 }, work);
        ExpectNot("R5", Person with { NclcLowest = 4, IsInAcceptedBundle = true }, work);
        ExpectNot("R5", Person with { NclcLowest = 4 }, work, new() { LowNclcMax = 3 });
        ExpectOverride("R5", Supervisor);
    }

    [Fact]
    public void R6_language_at_work_at_a_low_level_needs_approval_and_follow_up()
    {
        var atWork = Offer with { Nature = OfferNature.WorkplaceLanguage };
        Expect("R6", Person with { NclcLowest = 4 }, atWork, RuleConsequence.NeedsApproval, "3", "6");
        ExpectNot("R6", Person with { NclcLowest = 5 }, atWork);
        ExpectOverride("R6", Approver);
    }

    [Fact]
    public void R7_for_low_needs_what_is_open_to_everybody_comes_first()
    {
        var mainstream = Offer with { Intensity = ServiceIntensity.Mainstream };
        Expect("R7", Person with { Level = NeedLevel.Low }, mainstream, RuleConsequence.RanksFirst);
        ExpectNot("R7", Person with { Level = NeedLevel.Medium }, mainstream);
        Assert.Equal(-1, EvidenceRules.Standing(Ask(Person with { Level = NeedLevel.Low }, mainstream)));
        ExpectOverride("R7", Worker);
    }

    [Fact]
    public void R8_high_vulnerability_needs_a_case_manager()
    {
        Expect("R8", Person with { Band = PriorityBand.HighVulnerability }, Offer, RuleConsequence.NeedsCaseManager);
        ExpectNot("R8", Person with { Band = PriorityBand.HighVulnerability, HasCaseManager = true }, Offer);
        Expect("R8", Person with { Level = NeedLevel.High, Band = PriorityBand.Deadline }, Offer, RuleConsequence.NeedsCaseManager);
        ExpectNot("R8", Person, Offer);
        ExpectOverride("R8", Supervisor);
    }

    [Fact]
    public void R9_the_parts_of_a_bundle_are_held_together_or_not_at_all()
    {
        Expect("R9", Person with { IsInAcceptedBundle = true }, Offer, RuleConsequence.AllOrNothing);
        ExpectNot("R9", Person, Offer);
        ExpectOverride("R9");
    }

    [Fact]
    public void R10_early_access_counts_until_the_window_closes_and_reminds_on_the_way()
    {
        Expect("R10", Person with { LandedOn = new(2026, 1, 1) }, Offer, RuleConsequence.RaisesPriority, "2029-01-01");
        Expect("R10", Person with { LandedOn = new(2024, 5, 1) }, Offer, RuleConsequence.RaisesPriority, "2027-05-01", "24", "30");
        ExpectNot("R10", Person with { LandedOn = Samples.Today.AddMonths(-36) }, Offer);
        ExpectNot("R10", Person, Offer);
        ExpectOverride("R10");
    }

    [Fact]
    public void R11_gender_is_no_input_anywhere_in_matching()
    {
        Expect("R11", Person, Offer with { Nature = OfferNature.Employment }, RuleConsequence.NeverAnInput);
        var known = new[] { typeof(PersonFacts), typeof(OfferFacts), typeof(Domain.Matching.Seeker), typeof(Domain.Matching.Waitlists.MarketPerson) }.SelectMany(type => type.GetProperties());
        Assert.DoesNotContain(known, property => property.Name.Contains("gender", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("sex", StringComparison.OrdinalIgnoreCase));
        ExpectOverride("R11");
    }

    [Fact]
    public void R12_what_is_for_a_distinct_group_is_for_those_who_named_it_themselves_and_agreed()
    {
        var forTwo = Offer with { DistinctGroups = ["trans", "two-spirit"] };
        Expect("R12", Person, forTwo, RuleConsequence.NotProposed);
        Expect("R12", Person with { AgreedGroups = ["lesbian"] }, forTwo, RuleConsequence.NotProposed);
        ExpectNot("R12", Person with { AgreedGroups = ["two-spirit"] }, forTwo);
        ExpectNot("R12", Person, Offer);
        ExpectOverride("R12");
    }

    [Fact]
    public void R13_a_french_speaker_outside_quebec_is_offered_french_first_and_other_languages_with_a_notice()
    {
        var speaker = Person with { PreferredLanguage = "fr" };
        Expect("R13", speaker, Offer with { Languages = ["en", "fr"], Modality = Modality.Online }, RuleConsequence.RanksFirst);
        ExpectNot("R13", speaker, Offer with { Languages = ["en"] });
        ExpectNot("R13", speaker with { IsInQuebec = true }, Offer with { Languages = ["fr"] });
        Assert.True(EvidenceRules.NeedsFrenchNotice(speaker, Offer with { Languages = ["en"] }));
        Assert.False(EvidenceRules.NeedsFrenchNotice(speaker, Offer with { Languages = ["fr"] }));
        ExpectOverride("R13", Client);
    }

    [Fact]
    public void R14_a_regulator_that_does_not_work_in_the_persons_language_is_a_double_barrier()
    {
        var applicant = Person with { PreferredLanguage = "fr" };
        Expect("R14", applicant with { RegulatorLanguages = ["en"] }, Offer, RuleConsequence.RaisesPriority);
        ExpectNot("R14", applicant with { RegulatorLanguages = ["en", "fr"] }, Offer);
        ExpectNot("R14", applicant, Offer);
        ExpectOverride("R14");
    }

    [Fact]
    public void R15_a_crisis_does_not_wait_and_is_offered_help_in_three_modes()
    {
        Expect("R15", Person with { IsInCrisis = true }, Offer, RuleConsequence.BypassesWaiting);
        ExpectNot("R15", Person, Offer);
        Assert.Equal(3, EvidenceRules.CrisisModes.Distinct().Count());
        ExpectOverride("R15");
    }

    [Fact]
    public void S06_for_high_needs_what_is_made_for_newcomers_comes_first()
    {
        var high = Person with { Level = NeedLevel.High };
        Expect("S06", high, Offer with { Intensity = ServiceIntensity.Adapted }, RuleConsequence.RanksFirst);
        Expect("S06", high, Offer with { Intensity = ServiceIntensity.Settlement }, RuleConsequence.RanksFirst);
        ExpectNot("S06", high, Offer with { Intensity = ServiceIntensity.Mainstream });
        ExpectNot("S06", high, Offer);
        ExpectNot("S06", Person, Offer with { Intensity = ServiceIntensity.Adapted });
        ExpectOverride("S06", Worker);
    }

    [Fact]
    public void S18_what_is_there_for_a_neighbourhood_comes_first_for_those_who_live_in_it()
    {
        var worker = Offer with { Neighbourhoods = ["V5H", "V5J"] };
        Expect("S18", Person with { Neighbourhood = "V5J" }, worker, RuleConsequence.RanksFirst);
        ExpectNot("S18", Person with { Neighbourhood = "V6B" }, worker);
        ExpectNot("S18", Person, worker);
        ExpectOverride("S18", Worker);
    }

    [Fact]
    public void S40_the_stress_of_the_move_is_met_by_people_before_clinics()
    {
        var network = Offer with { Nature = OfferNature.CommunityNetwork };
        Expect("S40", Person with { IsDistress = true }, network, RuleConsequence.RanksFirst);
        ExpectNot("S40", Person with { IsDistress = true, HasClinicalSignal = true }, network);
        ExpectNot("S40", Person, network);
        ExpectOverride("S40", Worker);
    }

    private static RuleQuestion Ask(PersonFacts person, OfferFacts offer, RuleThresholds? thresholds = null) => new(person, offer, thresholds ?? new(), Samples.Today);

    private static void Expect(string id, PersonFacts person, OfferFacts offer, RuleConsequence consequence, params string[] values)
    {
        var finding = Assert.Single(EvidenceRules.FindingsOf(Ask(person, offer)), finding => finding.RuleId == id);
        Assert.Equal(consequence, finding.Consequence);
        Assert.Equal(values, finding.Values);
        Assert.Equal(consequence != RuleConsequence.NotProposed, EvidenceRules.IsProposed(Ask(person, offer)));
    }

    private static void ExpectNot(string id, PersonFacts person, OfferFacts offer, RuleThresholds? thresholds = null) =>
        Assert.DoesNotContain(EvidenceRules.FindingsOf(Ask(person, offer, thresholds)), finding => finding.RuleId == id);

    /// <summary>Those named may decide otherwise with a reason and never without; nobody else may.</summary>
    private static void ExpectOverride(string id, params RuleOverride[] roles)
    {
        var rule = EvidenceRules.Find(id)!;
        Assert.All(Enum.GetValues<RuleOverride>(), role => Assert.Equal(roles.Contains(role), rule.MayOverride(role, "She asked for it.")));
        Assert.All(roles, role => Assert.False(rule.MayOverride(role, " ")));
    }
}
