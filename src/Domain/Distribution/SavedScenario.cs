using Coordination.Domain.Gaps;

namespace Coordination.Domain.Distribution;

/// <summary>A what-if somebody saved under a name. What it would change is worked out anew from the figures of the minute.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called, once in an organization.</param>
/// <param name="ServiceType">The service type the seats are of.</param>
/// <param name="From">The region that gives seats; null when they are new.</param>
/// <param name="To">The region that gets them.</param>
/// <param name="Seats">How many.</param>
/// <param name="CostEach">What a new seat costs, in dollars; null when it is not said.</param>
/// <param name="By">Who saved it.</param>
/// <param name="At">When.</param>
public sealed record SavedScenario(string Id, string Name, string ServiceType, string? From, string To, int Seats, decimal? CostEach, string By, DateTimeOffset At)
{
    /// <summary>What every id starts with.</summary>
    public const string Prefix = "scenario-";

    /// <summary>Letters of a name.</summary>
    public const int NameLengthMax = 80;

    /// <summary>Seats of one scenario.</summary>
    public const int SeatsMax = 10_000;

    /// <summary>Dollars a seat may cost.</summary>
    public const decimal CostMax = 1_000_000;

    /// <summary>Scenarios an organization keeps.</summary>
    public const int KeptMax = 100;

    /// <summary>What the new seats cost together; null when seats are moved only, or the cost of one is not known.</summary>
    public decimal? Cost => From is null ? CostEach * Seats : null;

    /// <summary>The outlook by protected figures: the receiver first, then the giver. A region that is not told has none.</summary>
    /// <param name="figureOf">The published figure of a region for the service type.</param>
    public ImmutableArray<ScenarioOutlook> Outlooks(Func<string, GapFigure?> figureOf) =>
        From is null ? [Outlook(figureOf, To, Seats)] : [Outlook(figureOf, To, Seats), Outlook(figureOf, From, -Seats)];

    private static ScenarioOutlook Outlook(Func<string, GapFigure?> figureOf, string region, int seats) =>
        figureOf(region) is { IsWithheld: false } figure ? new(region, SeatScenario.Of(figure, 0), SeatScenario.Of(figure, seats)) : new(region, null, null);
}

/// <summary>A region now and as it would be.</summary>
/// <param name="RegionCode">The region.</param>
/// <param name="Now">Now; null where it may not be told.</param>
/// <param name="Then">With the seats.</param>
public sealed record ScenarioOutlook(string RegionCode, SeatOutlook? Now, SeatOutlook? Then);
