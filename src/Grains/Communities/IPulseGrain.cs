using Coordination.Domain.Communities;

namespace Coordination.Grains.Communities;

/// <summary>A pulse and its answers, which are counted and not kept one by one. Keyed by an id that starts with <see cref="Prefix"/>.</summary>
[Alias("IPulseGrain")]
public interface IPulseGrain : IGrainWithStringKey
{
    /// <summary>What every key starts with.</summary>
    const string Prefix = "pulse-";

    /// <summary>People who are asked, at most.</summary>
    const int AskedMax = 20_000;

    /// <summary>Launches it; launching it again gives it as it stands.</summary>
    [Alias("Launch")]
    Task<Pulse> Launch(LaunchPulse command);

    /// <summary>The pulse; null when there is none.</summary>
    [Alias("View")]
    Task<Pulse?> View();

    /// <summary>Somebody is shown the question: the response rate counts them. True when they have not answered and still can.</summary>
    /// <param name="respondent">A key of <see cref="PulseKeys"/>.</param>
    [Alias("Show")]
    Task<bool> Show(string respondent);

    /// <summary>Somebody answers; one answer each.</summary>
    [Alias("Answer")]
    Task<PulseOutcome> Answer(AnswerPulse command);

    /// <summary>What was counted so far, exactly; not to be shown as it is.</summary>
    [Alias("Counts")]
    Task<PulseCounts> Counts();

    /// <summary>What was counted at the first look of the published minute: for those outside, who would else read single answers out of the changes.</summary>
    [Alias("CountsOfMinute")]
    Task<PulseCounts> CountsOfMinute();
}

/// <summary>Launch a pulse.</summary>
[GenerateSerializer, Immutable, Alias("LaunchPulse")]
public sealed record LaunchPulse(string RegionCode, PulseAudience Audience, BilingualText Question, ImmutableArray<BilingualText> Choices, DateTimeOffset EndsAt, string By);

/// <summary>Answer a pulse.</summary>
/// <param name="Respondent">A key of <see cref="PulseKeys"/>.</param>
/// <param name="Division">Where the answer counts.</param>
/// <param name="Choice">Which answer, from 0.</param>
[GenerateSerializer, Immutable, Alias("AnswerPulse")]
public sealed record AnswerPulse(string Respondent, string Division, int Choice);

/// <summary>What became of an answer.</summary>
public enum PulseOutcome
{
    /// <summary>It counts.</summary>
    Counted,

    /// <summary>This person has answered before.</summary>
    Answered,

    /// <summary>The pulse is over.</summary>
    Over,

    /// <summary>There is no such pulse, place or answer.</summary>
    Unknown,
}

/// <summary>What a pulse has counted.</summary>
/// <param name="Tallies">Answers by division.</param>
/// <param name="ShownTo">People who were shown the question.</param>
[GenerateSerializer, Immutable, Alias("PulseCounts")]
public sealed record PulseCounts(ImmutableArray<PulseTally> Tallies, int ShownTo);
