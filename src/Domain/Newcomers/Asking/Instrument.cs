using System.Collections.Frozen;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Newcomers.Asking;

/// <summary>The one assessment form that every provider uses (S12): what is asked, of whom, and when an interview is complete.</summary>
/// <remarks>
/// Answers carry the version of the form they were given to. A question keeps its slug and its answers for good; what
/// changes gets a new slug and a new version, so answers of different years and providers stay comparable.
/// Version 1 had no questions beyond the ten parts of life, and could be recorded without assets.
/// </remarks>
public static class Instrument
{
    /// <summary>The version that new assessments are made with.</summary>
    public const int Version = 2;

    /// <summary>Does the move itself weigh on them: homesick, lost, tense (S40)?</summary>
    public const string AdaptationStress = "adaptation-stress";

    /// <summary>Has somebody qualified noted signs that call for clinical care?</summary>
    public const string ClinicalSignal = "clinical-signal";

    /// <summary>How they stand with school (S24).</summary>
    public const string Schooling = "schooling";

    /// <summary>Does a credential wait to be recognized (S74)?</summary>
    public const string CredentialWaits = "credential-waits";

    /// <summary>Hours a week they would give.</summary>
    public const string HoursToGive = "hours-to-give";

    /// <summary>The answer yes.</summary>
    public const string Yes = "yes";

    /// <summary>The answer no.</summary>
    public const string No = "no";

    /// <summary>Out of school, without a diploma.</summary>
    public const string OutWithoutDiploma = "out-without-diploma";

    /// <summary>In grade 12 and not expecting to graduate.</summary>
    public const string NotGraduating = "not-graduating";

    private const int SchoolAgeMin = 15;
    private const int SchoolAgeMax = 24;

    private static readonly ImmutableArray<string> YesNo = [Yes, No];

    /// <summary>Every question, in the order in which it is asked.</summary>
    public static ImmutableArray<Question> Questions { get; } =
    [
        new(AdaptationStress, NeedDomain.Health, YesNo, soFar => soFar.IsTroubled(NeedDomain.Health) || soFar.IsTroubled(NeedDomain.Community)),
        new(ClinicalSignal, NeedDomain.Health, YesNo, soFar => soFar.Interview.AnswerTo(AdaptationStress) == Yes),
        new(Schooling, NeedDomain.Education, ["graduating", NotGraduating, "has-diploma", OutWithoutDiploma], soFar => IsOfSchoolAge(soFar.AgeYears)),
        new(CredentialWaits, NeedDomain.Education, YesNo, soFar => soFar.IsTroubled(NeedDomain.Education) || soFar.IsTroubled(NeedDomain.Employment)),
        new(HoursToGive, null, ["up-to-2", "3-to-5", "6-or-more"], soFar => soFar.Interview.Assets.Any(asset => asset.WillingToContribute)),
    ];

    private static readonly FrozenDictionary<NeedDomain, ImmutableArray<string>> ServiceTypesOf = new Dictionary<NeedDomain, ImmutableArray<string>>
    {
        [NeedDomain.Housing] = ["housing"],
        [NeedDomain.Income] = ["needs-assessment", "information-orientation", "case-management"],
        [NeedDomain.Health] = ["health-wellbeing", "crisis-counselling"],
        [NeedDomain.Language] = ["language-assessment", "language-training", "interpretation"],
        [NeedDomain.Education] = ["education"],
        [NeedDomain.Employment] = ["employment", "mentoring"],
        [NeedDomain.Family] = ["child-care"],
        [NeedDomain.Legal] = ["legal"],
        [NeedDomain.Community] = ["community-connections", "volunteering"],
        [NeedDomain.Digital] = ["digital", "transportation"],
    }.ToFrozenDictionary();

    /// <summary>The service types that help in a part of life; each type belongs to one part.</summary>
    public static ImmutableArray<string> HelpIn(NeedDomain domain) => ServiceTypesOf[domain];

    /// <summary>The question of this slug, or null.</summary>
    public static Question? Find(string slug) => Questions.FirstOrDefault(question => question.Slug == slug);

    /// <summary>The questions to ask now.</summary>
    public static ImmutableArray<Question> Asked(SoFar soFar) => [.. Questions.Where(question => question.IsAsked(soFar))];

    /// <summary>The interview without answers to questions that are not asked after all, because something before them was changed.</summary>
    public static Interview Pruned(Interview interview, int ageYears)
    {
        var asked = Asked(new(interview, ageYears)).Select(question => question.Slug).ToHashSet(StringComparer.Ordinal);
        var pruned = interview with { Answers = [.. interview.Answers.Where(answer => asked.Contains(answer.Question))] };

        // An answer that went may have been what another question hung on.
        return pruned.Answers.Length == interview.Answers.Length ? interview : Pruned(pruned, ageYears);
    }

    /// <summary>Of an age at which it is asked how they stand with secondary school: 15 to 24.</summary>
    public static bool IsOfSchoolAge(int years) => years is >= SchoolAgeMin and <= SchoolAgeMax;

    /// <summary>Whether it may be completed: assets are recorded, or the person declined to say (S04).</summary>
    public static bool HasAssetsPart(Interview interview) => !interview.Assets.IsEmpty || interview.AssetsDeclined;

    /// <summary>
    /// The needs as they are recorded: those entered, a credential barrier in a language the person does not use one step more
    /// urgent (R14), and, where the move itself weighs on somebody who shows no clinical signs, a network of people (S40).
    /// </summary>
    public static ImmutableArray<NeedEntry> NeedsOf(Interview interview, string preferredLanguage)
    {
        var needs = interview.Needs.Select(need => Raised(need, preferredLanguage)).ToImmutableArray();
        var health = needs.FirstOrDefault(need => need.ServiceType == "health-wellbeing");
        return health is not null && IsStressOnly(interview) && needs.All(need => need.ServiceType != Network)
            ? needs.Add(new(Network, health.Urgency) { TargetOn = health.TargetOn })
            : needs;
    }

    /// <summary>The move weighs on them, and nobody has noted signs that call for clinical care.</summary>
    public static bool IsStressOnly(Interview interview) => interview.AnswerTo(AdaptationStress) == Yes && interview.AnswerTo(ClinicalSignal) != Yes;

    private const string Network = "community-connections";
    private const int UrgencyMax = 5;

    private static NeedEntry Raised(NeedEntry need, string preferredLanguage) =>
        need.Credential is { } credential && Credential.IsDoubleBarrier(credential.RegulatorLanguages, preferredLanguage)
            ? need with { Urgency = Math.Min(UrgencyMax, need.Urgency + 1) }
            : need;
}
