using Coordination.Domain.Geography;

namespace Coordination.Domain.Communities;

/// <summary>Whom a pulse asks.</summary>
public enum PulseAudience
{
    /// <summary>Workers.</summary>
    Worker,

    /// <summary>Partners whose provider is in the place.</summary>
    Partner,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>A rapid survey of one question in one place (S78).</summary>
[GenerateSerializer, Immutable, Alias("Pulse")]
public sealed record Pulse
{
    /// <summary>Fewest answers to choose from.</summary>
    public const int ChoicesMin = 3;

    /// <summary>Most answers to choose from.</summary>
    public const int ChoicesMax = 5;

    /// <summary>Letters of the question.</summary>
    public const int QuestionLengthMax = 300;

    /// <summary>Letters of an answer.</summary>
    public const int ChoiceLengthMax = 100;

    /// <summary>How long it runs, at most.</summary>
    public static readonly TimeSpan LifeMax = TimeSpan.FromDays(14);

    /// <summary>Its id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The place.</summary>
    [Id(1)] public required string RegionCode { get; init; }

    /// <summary>Whom it asks.</summary>
    [Id(2)] public required PulseAudience Audience { get; init; }

    /// <summary>What it asks.</summary>
    [Id(3)] public required BilingualText Question { get; init; }

    /// <summary>What can be answered.</summary>
    [Id(4)] public required ImmutableArray<BilingualText> Choices { get; init; }

    /// <summary>When it ends.</summary>
    [Id(5)] public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Who asks.</summary>
    [Id(6)] public required string By { get; init; }

    /// <summary>Since when.</summary>
    [Id(7)] public required DateTimeOffset At { get; init; }

    /// <summary>The scale from 1 to 5, for a question without answers of its own.</summary>
    public static ImmutableArray<BilingualText> Scale { get; } = [.. Enumerable.Range(1, ChoicesMax).Select(step => new BilingualText($"{step}", $"{step}"))];

    /// <summary>True for a division the place consists of.</summary>
    public bool Holds(string division) => RegionTable.DivisionsWithin(RegionCode).Contains(division);

    /// <summary>True when partners of a provider from this division are asked.</summary>
    public bool AsksPartnersOf(string division) => Audience != PulseAudience.Worker && Holds(division);
}

/// <summary>Answers of one division, counted by choice: nobody's answer is kept.</summary>
[GenerateSerializer, Immutable, Alias("PulseTally")]
public sealed record PulseTally(string Division, ImmutableArray<int> Counts);
