namespace Coordination.Domain.Newcomers;

/// <summary>How an interview becomes a level, a band, and the reasons for both.</summary>
/// <remarks>
/// V (formula F6) is the mean of documented severities, each between 0 and 1: of a need (urgency - 1) / 4, of a part
/// of life (5 - situation) / 4. Nothing that describes who a person is (origin, religion, gender) enters it.
/// The thresholds are defaults of ours: V from 0.6 is high, from 0.35 medium; a sum of six needs or more is at least medium.
/// </remarks>
public static class Appraisal
{
    private const double HighFrom = 0.6;
    private const double MediumFrom = 0.35;
    private const int ManyNeeds = 6;
    private const int UrgencyOfCrisis = 5;
    private const int DeadlineMonths = 6;
    private const int DriversMax = 3;

    private static readonly ImmutableArray<string> DeadlineTypes = ["language-training", "child-care", "employment", "education"];

    /// <summary>Appraises one interview.</summary>
    /// <param name="interview">What was said.</param>
    /// <param name="landedOn">The day of landing, if it is known.</param>
    /// <param name="today">The day where the person lives.</param>
    /// <param name="earlyAccessMonths">How long early access lasts from landing, in months.</param>
    public static AssessmentResult Appraise(Interview interview, DateOnly? landedOn, DateOnly today, int earlyAccessMonths)
    {
        var severities = Severities(interview);
        var vulnerability = severities.Count == 0 ? 0 : severities.Average(item => item.Severity);
        var level = LevelOf(vulnerability, interview.Needs.Length);
        return new(level, BandOf(interview, level, landedOn?.AddMonths(earlyAccessMonths), today), Math.Round(vulnerability, 4), DriversOf(severities));
    }

    private static List<(string Slug, double Severity)> Severities(Interview interview) =>
    [
        .. interview.Needs.Select(need => (need.ServiceType, (need.Urgency - 1) / 4.0)),
        .. interview.Findings.Where(finding => finding.Situation is not null)
            .Select(finding => (Slugs<NeedDomain>.Of(finding.Domain), (5 - finding.Situation!.Value) / 4.0)),
    ];

    private static NeedLevel LevelOf(double vulnerability, int needs) => vulnerability switch
    {
        >= HighFrom => NeedLevel.High,
        >= MediumFrom => NeedLevel.Medium,
        _ => needs >= ManyNeeds ? NeedLevel.Medium : NeedLevel.Low,
    };

    private static PriorityBand BandOf(Interview interview, NeedLevel level, DateOnly? closesOn, DateOnly today)
    {
        if (interview.Needs.Any(need => need.ServiceType == "crisis-counselling" && need.Urgency >= UrgencyOfCrisis)
            || interview.Findings.Any(finding => finding is { Situation: 1, Domain: NeedDomain.Housing or NeedDomain.Health, WantsHelp: true }))
        {
            return PriorityBand.Crisis;
        }

        if (ClosesSoon(closesOn, today) && interview.Needs.Any(need => DeadlineTypes.Contains(need.ServiceType)))
        {
            return PriorityBand.Deadline;
        }

        return level == NeedLevel.High ? PriorityBand.HighVulnerability : PriorityBand.Other;
    }

    /// <summary>True while the early-access window is open and closes within six months.</summary>
    private static bool ClosesSoon(DateOnly? closesOn, DateOnly today) => closesOn is { } day && today < day && day <= today.AddMonths(DeadlineMonths);

    private static ImmutableArray<string> DriversOf(List<(string Slug, double Severity)> severities) =>
        [.. severities.Where(item => item.Severity > 0).OrderByDescending(item => item.Severity).ThenBy(item => item.Slug, StringComparer.Ordinal).Select(item => item.Slug).Distinct().Take(DriversMax)];
}
