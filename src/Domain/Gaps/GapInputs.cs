namespace Coordination.Domain.Gaps;

/// <summary>What the figure of one region and service type is worked out from: sums over its divisions, before anything is rounded. Counts only.</summary>
[GenerateSerializer, Immutable, Alias("GapInputs")]
public sealed record GapInputs
{
    /// <summary>The region.</summary>
    [Id(0)] public required string RegionCode { get; init; }

    /// <summary>A slug of <c>ServiceTypes</c>, or <c>all</c>.</summary>
    [Id(1)] public required string ServiceType { get; init; }

    /// <summary>W: people with an open need.</summary>
    [Id(2)] public int Waiting { get; init; }

    /// <summary>B: needs that are open beyond their target day.</summary>
    [Id(3)] public int WaitingBeyondTarget { get; init; }

    /// <summary>O: needs recorded in the last 13 weeks.</summary>
    [Id(4)] public int OpenedLately { get; init; }

    /// <summary>N: needs closed in the last 13 weeks because nobody could serve them.</summary>
    [Id(5)] public int UnmetLately { get; init; }

    /// <summary>Lambda: new needs a week.</summary>
    [Id(6)] public double NewPerWeek { get; init; }

    /// <summary>Mu: first services a week.</summary>
    [Id(7)] public double StartsPerWeek { get; init; }

    /// <summary>Confirmed seats that stay in the division where they are posted.</summary>
    [Id(8)] public double OwnSeats { get; init; }

    /// <summary>Confirmed seats that come from other divisions in reach.</summary>
    [Id(9)] public double SeatsFromElsewhere { get; init; }

    /// <summary>Waits from need to first service: how many ended, how many go on, and the curve about its median.</summary>
    [Id(10)] public WaitMedian Waits { get; init; } = WaitMedian.None;

    /// <summary>Z: the target in days.</summary>
    [Id(11)] public double TargetDays { get; init; }

    /// <summary>A: accessibility here, in confirmed seats per person in demand.</summary>
    [Id(12)] public double Access { get; init; }

    /// <summary>A of the country.</summary>
    [Id(13)] public double CountryAccess { get; init; }

    /// <summary>People of the region ever assessed with such a need.</summary>
    [Id(14)] public int PeopleEver { get; init; }

    /// <summary>P: the same in the country.</summary>
    [Id(15)] public int PeopleEverInCountry { get; init; }

    /// <summary>Q: people assessed in the country.</summary>
    [Id(16)] public int PeopleAssessed { get; init; }

    /// <summary>V: arrivals of the last twelve months on record.</summary>
    [Id(17)] public int Arrivals12Months { get; init; }

    /// <summary>Units nobody has claimed.</summary>
    [Id(18)] public long FreeUnits { get; init; }

    /// <summary>Units held at this moment.</summary>
    [Id(19)] public long HeldUnits { get; init; }

    /// <summary>Units of confirmed reservations.</summary>
    [Id(20)] public long TakenUnits { get; init; }

    /// <summary>C: confirmed seats in reach.</summary>
    public double Seats => OwnSeats + SeatsFromElsewhere;
}

/// <summary>A figure with what it was worked out from.</summary>
/// <param name="Figure">The figure as it is shown.</param>
/// <param name="Inputs">What it was worked out from.</param>
/// <param name="AsOf">When that was true.</param>
[GenerateSerializer, Immutable, Alias("GapAccount")]
public sealed record GapAccount(GapFigure Figure, GapInputs Inputs, DateTimeOffset AsOf);
