using Coordination.Domain.Geography;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Communities;

/// <summary>Whether a call takes offers.</summary>
public enum SeatCallStatus
{
    /// <summary>It does.</summary>
    Open,

    /// <summary>It does not: somebody closed it, or its last day is over.</summary>
    Closed,
}

/// <summary>What a provider offers.</summary>
/// <param name="ProviderId">Who.</param>
/// <param name="Seats">How many.</param>
/// <param name="Note">In the provider's words; empty for none.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("SeatOffer")]
public sealed record SeatOffer(ProviderId ProviderId, int Seats, string Note, string By, DateTimeOffset At);

/// <summary>A coordinator asks the providers around a region for seats.</summary>
[GenerateSerializer, Immutable, Alias("SeatCall")]
public sealed record SeatCall
{
    /// <summary>Most seats one call asks for, and one offer gives.</summary>
    public const int SeatsMax = 1_000;

    /// <summary>How far around the region providers are asked, in kilometres.</summary>
    public const double ReachKm = 60;

    /// <summary>Letters of a note.</summary>
    public const int NoteLengthMax = 1_000;

    /// <summary>Days a call stays open, at most.</summary>
    public const int DaysMax = 365;

    /// <summary>Its id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Where seats are wanted.</summary>
    [Id(1)] public required string RegionCode { get; init; }

    /// <summary>A slug of <c>ServiceTypes</c>.</summary>
    [Id(2)] public required string ServiceType { get; init; }

    /// <summary>How many.</summary>
    [Id(3)] public required int Seats { get; init; }

    /// <summary>From when they are wanted.</summary>
    [Id(4)] public required DateOnly FromOn { get; init; }

    /// <summary>The last day on which it takes offers.</summary>
    [Id(5)] public required DateOnly ClosesOn { get; init; }

    /// <summary>Languages the service should be given in (ISO 639-1); empty for any.</summary>
    [Id(6)] public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Lowest NCLC/CLB level; null for any.</summary>
    [Id(7)] public int? NclcMin { get; init; }

    /// <summary>Highest NCLC/CLB level; null for any.</summary>
    [Id(8)] public int? NclcMax { get; init; }

    /// <summary>In the coordinator's words; empty for none.</summary>
    [Id(9)] public string Note { get; init; } = "";

    /// <summary>Who asks.</summary>
    [Id(10)] public required string By { get; init; }

    /// <summary>Since when.</summary>
    [Id(11)] public required DateTimeOffset At { get; init; }

    /// <summary>Whether it takes offers.</summary>
    [Id(12)] public SeatCallStatus Status { get; init; }

    /// <summary>One a provider, the first to offer first.</summary>
    [Id(13)] public ImmutableArray<SeatOffer> Offers { get; init; } = [];

    /// <summary>Seats offered so far.</summary>
    public int Offered => Offers.Sum(offer => offer.Seats);

    /// <summary>The call as it stands now: over once its last day in the region is.</summary>
    public SeatCall AsOf(DateTimeOffset now) => Status == SeatCallStatus.Open && TodayIn(RegionCode, now) > ClosesOn ? this with { Status = SeatCallStatus.Closed } : this;

    /// <summary>The day in a region.</summary>
    public static DateOnly TodayIn(string regionCode, DateTimeOffset now) => TimeZones.DayIn(RegionTable.DivisionsWithin(regionCode)[0], now);

    /// <summary>True when a provider that works in these divisions is asked: in the region, or within <see cref="ReachKm"/> of a division of it.</summary>
    public bool Reaches(IEnumerable<string> divisions) =>
        RegionTable.DivisionsWithin(RegionCode).ToHashSet(StringComparer.Ordinal) is var wanted
        && divisions.Any(division => wanted.Contains(division) || Distances.DivisionsNear(division, ReachKm).Any(near => wanted.Contains(near.Code)));
}
