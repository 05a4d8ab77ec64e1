using System.Collections.Immutable;
using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Tests.Matching.Markets;

/// <summary>What a market remembers, made up for a test.</summary>
internal static class Pasts
{
    /// <summary>One request on each of the days before today, oldest first, of bands in turn.</summary>
    public static MarketPast Daily(int days, int perDay = 5, params PriorityBand[] bands) => new()
    {
        Requests =
        [
            .. Enumerable.Range(0, days * perDay).Select(at => new PastRequest(
                Samples.Today.DayNumber - days + (at / perDay),
                Seeker(bands.Length == 0 ? PriorityBand.Other : bands[at % bands.Length]))),
        ],
    };

    /// <summary>A person of a band with one need.</summary>
    public static Seeker Seeker(PriorityBand band, int urgency = 3) => Samples.Seeker(Samples.Need("language-training", urgency)) with { Band = band };
}
