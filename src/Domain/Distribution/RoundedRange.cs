using Coordination.Domain.Protection;

namespace Coordination.Domain.Distribution;

/// <summary>What a figure made of rounded counts may stand for.</summary>
/// <param name="Value">As published.</param>
/// <param name="Low">The least it may be.</param>
/// <param name="High">The most.</param>
public sealed record RoundedRange(double Value, double Low, double High)
{
    private const int Slack = KeyedOffsets.Base - 1;

    /// <summary>A published count.</summary>
    public static RoundedRange Count(double published) => new(published, Math.Max(0, published - Slack), published + Slack);

    /// <summary>A count for each so many of another; null when the other may be zero.</summary>
    public static RoundedRange? Rate(RoundedRange count, RoundedRange of, double each) =>
        of.Low <= 0 ? null : new(each * count.Value / of.Value, each * count.Low / of.High, each * count.High / of.Low);

    /// <summary>Whether two may stand for the same number.</summary>
    public bool Overlaps(RoundedRange other) => Low <= other.High && other.Low <= High;
}
