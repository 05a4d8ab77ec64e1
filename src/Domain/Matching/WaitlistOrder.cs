using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Matching;

/// <summary>The order of a waitlist (formula F6): the band first, then the score, then who came first.</summary>
public static class WaitlistOrder
{
    private const double FullEarlyAccessMonths = 36;

    /// <summary>The band after ageing: beyond twice the target wait a person moves up one band, never into crisis.</summary>
    public static PriorityBand Aged(PriorityBand band, TimeSpan waited, int targetDays) =>
        waited.TotalDays > 2.0 * targetDays && band > PriorityBand.Deadline ? band - 1 : band;

    /// <summary>Score in a band, 0 to 100: 40 V + 30 min(1, wait / target) + 20 E; the barriers part B comes with the full assessment.</summary>
    /// <param name="vulnerability">V, 0 to 1.</param>
    /// <param name="waited">Since the need was recorded.</param>
    /// <param name="targetDays">Of the service type, at least 1.</param>
    /// <param name="monthsSinceLanding">Null when not known; counts as just landed.</param>
    public static double Score(double vulnerability, TimeSpan waited, int targetDays, int? monthsSinceLanding)
    {
        var months = monthsSinceLanding ?? 0;
        var earlyAccess = months <= FullEarlyAccessMonths ? 0.5 + (0.5 * months / FullEarlyAccessMonths) : 0.25;
        return Math.Round((40 * vulnerability) + (30 * Math.Min(1, waited.TotalDays / Math.Max(1, targetDays))) + (20 * earlyAccess), 4);
    }
}
