using Coordination.Domain.Newcomers.Asking;

namespace Coordination.Domain.Newcomers;

/// <summary>A need as the interviewer entered it.</summary>
[GenerateSerializer, Immutable, Alias("NeedEntry")]
public sealed record NeedEntry(string ServiceType, int Urgency)
{
    /// <summary>By when a first service should begin; null for the target of the service type.</summary>
    [Id(0)] public DateOnly? TargetOn { get; init; }

    /// <summary>The credential that waits to be recognized, if that is the need.</summary>
    [Id(1)] public Credential? Credential { get; init; }
}

/// <summary>An asset as the interviewer entered it.</summary>
[GenerateSerializer, Immutable, Alias("AssetEntry")]
public sealed record AssetEntry(AssetKind Kind, string Term, bool WillingToContribute);

/// <summary>Everything one sitting brought to light.</summary>
[GenerateSerializer, Immutable, Alias("Interview")]
public sealed record Interview(
    ImmutableArray<NeedEntry> Needs,
    ImmutableArray<AssetEntry> Assets,
    ImmutableArray<DomainFinding> Findings,
    Nclc? Nclc)
{
    /// <summary>Nothing was said yet.</summary>
    public static readonly Interview Empty = new([], [], [], null);

    /// <summary>Asked what they bring, the person declined to say.</summary>
    [Id(0)] public bool AssetsDeclined { get; init; }

    /// <summary>Answers to the questions of the form.</summary>
    [Id(1)] public ImmutableArray<Answer> Answers { get; init; } = [];

    /// <summary>What was answered to a question; null when it was not asked or they declined.</summary>
    public string? AnswerTo(string question) => Answers.FirstOrDefault(answer => answer.Question == question)?.Option;
}
