using Coordination.Domain.Gaps;

namespace Coordination.Domain.Communities;

/// <summary>How far an action of a community plan is.</summary>
public enum PlanActionStatus
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Given up.</summary>
    Dropped,
}

/// <summary>What stood on the map when an action was decided; exact.</summary>
/// <param name="Waiting">People waiting.</param>
/// <param name="SeatsShort">Seats that would be missing in four weeks.</param>
/// <param name="GapIndex">0 to 100; null when there was none.</param>
[GenerateSerializer, Immutable, Alias("PlanFigure")]
public sealed record PlanFigure(int Waiting, int SeatsShort, double? GapIndex)
{
    /// <summary>From a figure of the map; null when the map had none yet.</summary>
    public static PlanFigure? Of(GapFigure? figure) => figure is null ? null : new(figure.Waiting, figure.SeatsShort, figure.GapIndex);
}

/// <summary>A change of an action: to what, by whom, when.</summary>
[GenerateSerializer, Immutable, Alias("PlanActionStep")]
public sealed record PlanActionStep(PlanActionStatus Status, string By, DateTimeOffset At);

/// <summary>What a community means to do about a gap (S76).</summary>
[GenerateSerializer, Immutable, Alias("PlanAction")]
public sealed record PlanAction
{
    /// <summary>Letters of who does it.</summary>
    public const int OwnerLengthMax = Limits.NameLengthMax;

    /// <summary>Letters of what is to be done.</summary>
    public const int TextLengthMax = 1_000;

    /// <summary>Its id, one of its own within the plan.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>What is to be done, as it was written.</summary>
    [Id(1)] public required string Text { get; init; }

    /// <summary>The language it was written in: <c>en</c> or <c>fr</c>.</summary>
    [Id(2)] public required string Language { get; init; }

    /// <summary>A slug of <c>ServiceTypes</c>, or <c>all</c>.</summary>
    [Id(3)] public required string ServiceType { get; init; }

    /// <summary>Who does it, in free words.</summary>
    [Id(4)] public required string Owner { get; init; }

    /// <summary>By when.</summary>
    [Id(5)] public required DateOnly DueOn { get; init; }

    /// <summary>How far it is.</summary>
    [Id(6)] public PlanActionStatus Status { get; init; }

    /// <summary>The figure of the day it was made; null when there was none.</summary>
    [Id(7)] public PlanFigure? Figure { get; init; }

    /// <summary>Every change, the making first.</summary>
    [Id(8)] public ImmutableArray<PlanActionStep> Steps { get; init; } = [];
}
