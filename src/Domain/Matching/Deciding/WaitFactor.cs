namespace Coordination.Domain.Matching.Deciding;

/// <summary>How much of its value a match keeps while the person waits: half after each <c>HalvesInDays</c>, in between on a straight line.</summary>
/// <remarks>Whole numbers only, so that a decision replays to the same answer on any machine.</remarks>
public static class WaitFactor
{
    /// <summary>The whole.</summary>
    public const long One = 1_000_000;

    private const int HalvingsMax = 20;

    /// <summary>The factor after some days, in millionths: 1,000,000 at 0 and below, and never 0.</summary>
    public static long After(double days, int halvesInDays)
    {
        var waited = Math.Max(0, (long)(days * 24));
        var half = halvesInDays * 24L;
        var halvings = (int)Math.Min(HalvingsMax, waited / half);
        var within = halvings == HalvingsMax ? 0 : waited % half;
        return Math.Max(1, (One - (One * within / (2 * half))) >> halvings);
    }

    /// <summary>What is left of a value.</summary>
    public static long Of(long value, double days, int halvesInDays) => value * After(days, halvesInDays) / One;
}
