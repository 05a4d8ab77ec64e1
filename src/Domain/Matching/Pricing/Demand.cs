namespace Coordination.Domain.Matching.Pricing;

/// <summary>Requests with the openings each could take and what it would be worth there: rows of a sparse table, kept flat.</summary>
/// <remarks>Immutable; may be read from any thread. Openings are positions in the market, values are fixed-point and above 0.</remarks>
public sealed class Demand
{
    private readonly int[] starts;
    private readonly int[] openings;
    private readonly long[] values;

    private Demand(int[] starts, int[] openings, long[] values)
    {
        this.starts = starts;
        this.openings = openings;
        this.values = values;
    }

    /// <summary>How many requests.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The openings that request <paramref name="request"/> could take.</summary>
    public ReadOnlySpan<int> OpeningsOf(int request) => openings.AsSpan(starts[request], starts[request + 1] - starts[request]);

    /// <summary>What it would be worth in each of them, in the same order.</summary>
    public ReadOnlySpan<long> ValuesOf(int request) => values.AsSpan(starts[request], starts[request + 1] - starts[request]);

    /// <summary>What a request would be worth in an opening; 0 when it could not take it.</summary>
    public long ValueIn(int request, int opening)
    {
        var at = OpeningsOf(request).IndexOf(opening);
        return at < 0 ? 0 : ValuesOf(request)[at];
    }

    /// <summary>Collects requests one by one.</summary>
    public sealed class Builder
    {
        private readonly List<int> starts = [0];
        private readonly List<int> openings = [];
        private readonly List<long> values = [];

        /// <summary>Requests so far.</summary>
        public int Count => starts.Count - 1;

        /// <summary>Adds a request.</summary>
        /// <exception cref="ArgumentException">The spans differ in length, or a value is not above 0.</exception>
        public Builder Add(ReadOnlySpan<int> openings, ReadOnlySpan<long> values)
        {
            if (openings.Length != values.Length || values.ContainsAnyInRange(long.MinValue, 0))
            {
                throw new ArgumentException("A request needs one value above 0 for each opening.");
            }

            this.openings.AddRange(openings);
            this.values.AddRange(values);
            starts.Add(this.openings.Count);
            return this;
        }

        /// <summary>What was collected.</summary>
        public Demand Build() => new([.. starts], [.. openings], [.. values]);
    }
}
