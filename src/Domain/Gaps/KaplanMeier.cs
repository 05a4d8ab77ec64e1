namespace Coordination.Domain.Gaps;

/// <summary>Median waiting time that counts those who still wait (Kaplan and Meier 1958). A mean of finished cases would understate it.</summary>
public static class KaplanMeier
{
    /// <summary>T50 in days: the first day by which half have been served; null when fewer than half ever were.</summary>
    public static double? MedianDays(IEnumerable<WaitBucket> buckets) => WaitMedian.Of(buckets).Days;
}
