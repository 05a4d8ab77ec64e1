namespace Coordination.Domain.Matching.Markets;

/// <summary>What a market remembers: its own records, and how many people arrive in which month.</summary>
public sealed record MarketPast
{
    /// <summary>A market that remembers nothing.</summary>
    public static MarketPast Nothing { get; } = new();

    /// <summary>Requests by day, oldest first; a sample when there were more than can be used.</summary>
    public ImmutableArray<PastRequest> Requests { get; init; } = [];

    /// <summary>How many real requests each of <see cref="Requests"/> stands for, 1 or more.</summary>
    public double RequestWeight { get; init; } = 1;

    /// <summary>Openings by the day they were posted, oldest first.</summary>
    public ImmutableArray<PastPosting> Postings { get; init; } = [];

    /// <summary>Arrivals on record by month of the year, 1 to 12, of the last year on record; empty when nothing was imported.</summary>
    public ImmutableArray<double> ArrivalsByMonth { get; init; } = [];
}
