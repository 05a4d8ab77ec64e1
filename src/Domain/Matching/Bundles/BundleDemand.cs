namespace Coordination.Domain.Matching.Bundles;

/// <summary>Requests for bundles, each with every combination of openings that would do, kept flat.</summary>
/// <remarks>Immutable; may be read from any thread. An option takes one unit of each of its openings, all or none.</remarks>
public sealed class BundleDemand
{
    private readonly int[] requests;
    private readonly int[] options;
    private readonly int[] openings;
    private readonly long[] values;

    private BundleDemand(int[] requests, int[] options, int[] openings, long[] values)
    {
        this.requests = requests;
        this.options = options;
        this.openings = openings;
        this.values = values;
    }

    /// <summary>How many requests.</summary>
    public int Count => requests.Length - 1;

    /// <summary>The options of a request: from the first to below the second.</summary>
    public (int First, int End) OptionsOf(int request) => (requests[request], requests[request + 1]);

    /// <summary>The openings an option takes.</summary>
    public ReadOnlySpan<int> OpeningsOf(int option) => openings.AsSpan(options[option], options[option + 1] - options[option]);

    /// <summary>What an option is worth, one-site bonus included.</summary>
    public long ValueOf(int option) => values[option];

    /// <summary>Collects requests; add the options of one, then <see cref="EndRequest"/>.</summary>
    public sealed class Builder
    {
        private readonly List<int> requests = [0];
        private readonly List<int> options = [0];
        private readonly List<int> openings = [];
        private readonly List<long> values = [];

        /// <summary>Adds an option to the request at hand.</summary>
        public Builder AddOption(ReadOnlySpan<int> openings, long value)
        {
            this.openings.AddRange(openings);
            options.Add(this.openings.Count);
            values.Add(value);
            return this;
        }

        /// <summary>Ends the request at hand; one without options waits whatever the prices.</summary>
        public Builder EndRequest()
        {
            requests.Add(values.Count);
            return this;
        }

        /// <summary>What was collected.</summary>
        public BundleDemand Build() => new([.. requests], [.. options], [.. openings], [.. values]);
    }
}
