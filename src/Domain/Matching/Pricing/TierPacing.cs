namespace Coordination.Domain.Matching.Pricing;

/// <summary>Prices without any forecast: an opening that is used up faster than time passes is kept for higher bands.</summary>
public static class TierPacing
{
    /// <summary>How far ahead of the calendar an opening may be before the next band must wait, as a share of its units.</summary>
    private const double SlackShare = 0.03;

    /// <summary>A price for each opening: 0 on pace, then a step more for each further slack ahead.</summary>
    /// <param name="units">Free units.</param>
    /// <param name="maximum">All units.</param>
    /// <param name="elapsed">The share of the period that has passed, 0 to 1.</param>
    /// <param name="bandStep">The value of a usual match of the lowest band.</param>
    public static long[] Prices(ReadOnlySpan<int> units, ReadOnlySpan<int> maximum, double elapsed, long bandStep)
    {
        var prices = new long[units.Length];
        for (var opening = 0; opening < units.Length; opening++)
        {
            if (maximum[opening] > 0)
            {
                var ahead = ((maximum[opening] - units[opening]) / (double)maximum[opening]) - elapsed;
                prices[opening] = (long)(bandStep * Math.Clamp(Math.Round(ahead / SlackShare), 0, 3));
            }
        }

        return prices;
    }
}
