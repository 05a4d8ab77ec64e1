using Coordination.Domain.Newcomers.Asking;

namespace Coordination.Domain.Newcomers;

/// <summary>How much help a person needs (S05, S06).</summary>
public enum NeedLevel
{
    /// <summary>Mainstream services will do.</summary>
    Low,

    /// <summary>Some settlement services.</summary>
    Medium,

    /// <summary>Adapted, closely followed services.</summary>
    High,
}

/// <summary>The order in which scarce places go to people (formula F6): a lower band is served first.</summary>
public enum PriorityBand
{
    /// <summary>Safety or crisis.</summary>
    Crisis,

    /// <summary>A legal date, or the early-access window of 36 months closes within six.</summary>
    Deadline,

    /// <summary>High vulnerability.</summary>
    HighVulnerability,

    /// <summary>Everyone else.</summary>
    Other,
}

/// <summary>What an interview came to.</summary>
/// <param name="Level">How much help is needed.</param>
/// <param name="Band">In which order it should come.</param>
/// <param name="Vulnerability">V of formula F6, 0 to 1: the weighted mean of documented severities.</param>
/// <param name="Drivers">Slugs of what drove the result, strongest first.</param>
[GenerateSerializer, Immutable, Alias("AssessmentResult")]
public sealed record AssessmentResult(NeedLevel Level, PriorityBand Band, double Vulnerability, ImmutableArray<string> Drivers);

/// <summary>One dated interview: needs and assets in the same sitting.</summary>
[GenerateSerializer, Immutable, Alias("Assessment")]
public sealed record Assessment
{
    /// <summary>The assessment.</summary>
    [Id(0)] public required AssessmentId AssessmentId { get; init; }

    /// <summary>The version of the form.</summary>
    [Id(1)] public required int Form { get; init; }

    /// <summary>When it was made.</summary>
    [Id(2)] public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who made it (the signed-in user).</summary>
    [Id(3)] public required string MadeBy { get; init; }

    /// <summary>The needs it recorded.</summary>
    [Id(4)] public ImmutableArray<NeedId> Needs { get; init; } = [];

    /// <summary>The assets it recorded.</summary>
    [Id(5)] public ImmutableArray<string> Assets { get; init; } = [];

    /// <summary>What was found in each part of the person's life.</summary>
    [Id(6)] public ImmutableArray<DomainFinding> Findings { get; init; } = [];

    /// <summary>Language levels, if they are known.</summary>
    [Id(7)] public Nclc? Nclc { get; init; }

    /// <summary>What it came to; where a worker decided otherwise, by that decision.</summary>
    [Id(8)] public required AssessmentResult Result { get; init; }

    /// <summary>Answers to the questions of the form.</summary>
    [Id(9)] public ImmutableArray<Answer> Answers { get; init; } = [];

    /// <summary>Asked what they bring, the person declined to say.</summary>
    [Id(10)] public bool AssetsDeclined { get; init; }

    /// <summary>The worker's own decision; null while the result stands as it was computed.</summary>
    [Id(11)] public ResultOverride? Override { get; init; }

    /// <summary>What was answered to a question; null when it was not asked or they declined.</summary>
    public string? AnswerTo(string question) => Answers.FirstOrDefault(answer => answer.Question == question)?.Option;
}
