namespace Coordination.Domain.Newcomers.Asking;

/// <summary>A question of the form with its answers. Every question may be declined.</summary>
/// <param name="Slug">What answers name it by; never used for anything else.</param>
/// <param name="Domain">The part of life it belongs to; null for what the person brings.</param>
/// <param name="Options">Slugs of the answers to choose from.</param>
/// <param name="IsAsked">Whether it is asked, by what was said so far.</param>
public sealed record Question(string Slug, NeedDomain? Domain, ImmutableArray<string> Options, Func<SoFar, bool> IsAsked);

/// <summary>What is known when it is decided whether to ask.</summary>
/// <param name="Interview">What was said in this sitting.</param>
/// <param name="AgeYears">The age of the person.</param>
public sealed record SoFar(Interview Interview, int AgeYears)
{
    private const int FairSituation = 3;

    /// <summary>Something is the matter in a part of life: the situation is fair or worse, or they want help. Declined counts as nothing said.</summary>
    public bool IsTroubled(NeedDomain domain) =>
        Interview.Findings.Any(finding => finding.Domain == domain && (finding.Situation <= FairSituation || finding.WantsHelp));
}
