namespace Coordination.Domain.Gaps;

/// <summary>One step of a curve: the share that still waits from this day on.</summary>
/// <param name="Day">Days since the need was recorded.</param>
/// <param name="Waiting">Share that still waits, 1 to 0.</param>
/// <param name="Low">Lower end of the 95 % interval (Greenwood 1926).</param>
/// <param name="High">Upper end.</param>
/// <param name="AtRisk">People known to have waited so long.</param>
public sealed record WaitStep(int Day, double Waiting, double Low, double High, int AtRisk);

/// <summary>The whole curve of waiting times (Kaplan and Meier 1958): those who still wait count as far as they have waited.</summary>
public static class WaitCurve
{
    private const double Deviations = 1.959964;

    /// <summary>The steps, from day 0; only days on which somebody was served make a step.</summary>
    public static ImmutableArray<WaitStep> Of(IEnumerable<WaitBucket> buckets)
    {
        var ordered = buckets.GroupBy(bucket => bucket.Days).OrderBy(group => group.Key)
            .Select(group => (Day: group.Key, Served: group.Sum(bucket => bucket.Served), Waiting: group.Sum(bucket => bucket.Waiting))).ToArray();
        var atRisk = ordered.Sum(item => item.Served + item.Waiting);
        var steps = ImmutableArray.CreateBuilder<WaitStep>();
        steps.Add(new(0, 1, 1, 1, atRisk));
        var (waiting, variance) = (1.0, 0.0);
        foreach (var (day, served, still) in ordered)
        {
            if (served > 0)
            {
                waiting *= 1 - (served / (double)atRisk);
                variance += atRisk == served ? 0 : served / ((double)atRisk * (atRisk - served));
                var half = Deviations * waiting * Math.Sqrt(variance);
                steps.Add(new(day, waiting, Math.Max(0, waiting - half), Math.Min(1, waiting + half), atRisk));
            }

            atRisk -= served + still;
        }

        return steps.ToImmutable();
    }
}
