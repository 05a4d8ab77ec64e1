namespace Coordination.Domain.Gaps;

/// <summary>The median of waits and the curve about it (Kaplan and Meier 1958).</summary>
/// <param name="Days">T50: the first day by which half have been served; null when fewer than half ever were.</param>
/// <param name="Served">Waits that ended with a first service.</param>
/// <param name="StillWaiting">Waits that go on.</param>
/// <param name="ShareBefore">Share that still waits before that day; without a median, at the end of the record.</param>
/// <param name="ShareAfter">Share that still waits from that day on.</param>
[GenerateSerializer, Immutable, Alias("WaitMedian")]
public sealed record WaitMedian(double? Days, int Served, int StillWaiting, double ShareBefore, double ShareAfter)
{
    /// <summary>Nobody has waited.</summary>
    public static readonly WaitMedian None = new(null, 0, 0, 1, 1);

    /// <summary>The median of these waits.</summary>
    public static WaitMedian Of(IEnumerable<WaitBucket> buckets)
    {
        var ordered = buckets
            .GroupBy(bucket => bucket.Days)
            .Select(group => (Days: group.Key, Served: group.Sum(bucket => bucket.Served), Waiting: group.Sum(bucket => bucket.Waiting)))
            .OrderBy(item => item.Days)
            .ToList();
        var (served, waiting) = (ordered.Sum(item => item.Served), ordered.Sum(item => item.Waiting));
        var atRisk = served + waiting;
        var unserved = 1.0;
        foreach (var item in ordered)
        {
            var before = unserved;
            unserved *= 1 - ((double)item.Served / atRisk);
            if (unserved <= 0.5)
            {
                return new(item.Days, served, waiting, before, unserved);
            }

            atRisk -= item.Served + item.Waiting;
        }

        return new(null, served, waiting, unserved, unserved);
    }
}
