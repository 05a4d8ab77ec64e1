namespace Coordination.Domain.Gaps;

/// <summary>Median waiting time that counts those who still wait (Kaplan and Meier 1958). A mean of finished cases would understate it.</summary>
public static class KaplanMeier
{
    /// <summary>T50 in days: the first day by which half have been served; null when fewer than half ever were.</summary>
    public static double? MedianDays(IEnumerable<WaitBucket> buckets)
    {
        var ordered = buckets
            .GroupBy(bucket => bucket.Days)
            .Select(group => (Days: group.Key, Served: group.Sum(bucket => bucket.Served), Waiting: group.Sum(bucket => bucket.Waiting)))
            .OrderBy(item => item.Days)
            .ToList();
        var atRisk = ordered.Sum(item => item.Served + item.Waiting);
        var unserved = 1.0;
        foreach (var (days, served, waiting) in ordered)
        {
            unserved *= 1 - ((double)served / atRisk);
            if (unserved <= 0.5)
            {
                return days;
            }

            atRisk -= served + waiting;
        }

        return null;
    }
}
