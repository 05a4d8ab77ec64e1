namespace Coordination.Domain.Gaps;

/// <summary>Demand against supply of one service type in one region, at any level.</summary>
[GenerateSerializer, Immutable, Alias("GapFigure")]
public sealed record GapFigure
{
    /// <summary>The region.</summary>
    [Id(0)] public required string RegionCode { get; init; }

    /// <summary>A slug of <c>ServiceTypes</c>, or <c>all</c>.</summary>
    [Id(1)] public required string ServiceType { get; init; }

    /// <summary>The word for the index.</summary>
    [Id(2)] public GapStanding Standing { get; init; }

    /// <summary>G, 0 to 100; null when there is no demand or too few people.</summary>
    [Id(3)] public double? GapIndex { get; init; }

    /// <summary>People with an open need.</summary>
    [Id(4)] public int Waiting { get; init; }

    /// <summary>Units nobody has claimed, of everything posted in the region.</summary>
    [Id(5)] public long Available { get; init; }

    /// <summary>Units held at this moment.</summary>
    [Id(6)] public long Held { get; init; }

    /// <summary>Units of confirmed reservations.</summary>
    [Id(7)] public long Taken { get; init; }

    /// <summary>C: the share of confirmed seats that people of the region can reach (formulas F1 and F2).</summary>
    [Id(8)] public double ReachableSeats { get; init; }

    /// <summary>Seats that will be missing in four weeks.</summary>
    [Id(9)] public int SeatsShort { get; init; }

    /// <summary>Weeks a new entrant will wait; null when nothing starts.</summary>
    [Id(10)] public double? ExpectedWaitWeeks { get; init; }

    /// <summary>New needs a week.</summary>
    [Id(11)] public double NewPerWeek { get; init; }

    /// <summary>First services a week.</summary>
    [Id(12)] public double StartsPerWeek { get; init; }

    /// <summary>T50 in days; null when fewer than half were served.</summary>
    [Id(13)] public double? MedianDays { get; init; }

    /// <summary>Permanent residents who arrived in the last twelve months on record.</summary>
    [Id(14)] public int Arrivals12Months { get; init; }

    /// <summary>New needs a week to expect from those arrivals.</summary>
    [Id(15)] public double ExpectedPerWeek { get; init; }

    /// <summary>Counts are rounded and what rests on few people is withheld: for those who may not know of a single person.</summary>
    [Id(16)] public bool IsProtected { get; init; }

    /// <summary>Of a protected figure: counts of people stand at 0 because they may not be told.</summary>
    [Id(17)] public bool IsWithheld { get; init; }
}
