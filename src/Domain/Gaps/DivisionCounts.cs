namespace Coordination.Domain.Gaps;

/// <summary>What is counted in one census division for one service type. Counts only: no person can be told from them.</summary>
[GenerateSerializer, Immutable, Alias("DivisionCounts")]
public sealed record DivisionCounts
{
    /// <summary>The service type that stands for all types together.</summary>
    public const string AllTypes = "all";

    /// <summary>The census division.</summary>
    [Id(0)] public required string Division { get; init; }

    /// <summary>A slug of <c>ServiceTypes</c>, or <see cref="AllTypes"/>.</summary>
    [Id(1)] public required string ServiceType { get; init; }

    /// <summary>W: people with an open need; under <see cref="AllTypes"/> each person counts once.</summary>
    [Id(2)] public int Waiting { get; init; }

    /// <summary>Those of them who wait beyond the target of their need.</summary>
    [Id(3)] public int WaitingBeyondTarget { get; init; }

    /// <summary>Lambda: new needs a week (EWMA, half-life 4 weeks).</summary>
    [Id(4)] public double NewPerWeek { get; init; }

    /// <summary>Mu: first services a week (EWMA, half-life 4 weeks).</summary>
    [Id(5)] public double StartsPerWeek { get; init; }

    /// <summary>Needs recorded in the last 13 weeks.</summary>
    [Id(6)] public int OpenedLately { get; init; }

    /// <summary>Needs closed in the last 13 weeks because nobody could serve them.</summary>
    [Id(7)] public int UnmetLately { get; init; }

    /// <summary>People ever assessed with such a need: the share of arrivals who will have it.</summary>
    [Id(8)] public int PeopleEver { get; init; }

    /// <summary>Units nobody has claimed, of everything posted here.</summary>
    [Id(9)] public long FreeUnits { get; init; }

    /// <summary>Those at a place, weighted by freshness (formula F2).</summary>
    [Id(10)] public double ConfirmedUnits { get; init; }

    /// <summary>Those one needs not travel for, weighted by freshness.</summary>
    [Id(11)] public double ConfirmedRemoteUnits { get; init; }

    /// <summary>Units of confirmed reservations.</summary>
    [Id(12)] public long TakenUnits { get; init; }

    /// <summary>Units held at this moment.</summary>
    [Id(13)] public long HeldUnits { get; init; }

    /// <summary>Waits from need to first service, of the last 26 weeks.</summary>
    [Id(14)] public ImmutableArray<WaitBucket> Waits { get; init; } = [];
}
