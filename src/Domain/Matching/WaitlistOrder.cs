using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Matching;

/// <summary>What a place in line rests on.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="Band">The band when the person joined.</param>
/// <param name="Vulnerability">V of formula F6 when the person joined, 0 to 1.</param>
/// <param name="LandedOn">The day of landing, if known.</param>
/// <param name="TargetDays">Of the service type, at least 1.</param>
/// <param name="JoinedAt">Since when the person waits.</param>
public sealed record WaitlistPlace(string EntryId, PriorityBand Band, double Vulnerability, DateOnly? LandedOn, int TargetDays, DateTimeOffset JoinedAt);

/// <summary>The order of a waitlist (formula F6): the band first, then the score, then who came first.</summary>
public static class WaitlistOrder
{
    private const double FullEarlyAccessMonths = 36;

    /// <summary>The line, first in line first; entries alike in everything stand in the order of their ids.</summary>
    public static IEnumerable<WaitlistPlace> InLine(IEnumerable<WaitlistPlace> places, DateTimeOffset now) => places
        .OrderBy(place => Aged(place.Band, now - place.JoinedAt, place.TargetDays))
        .ThenByDescending(place => Score(place.Vulnerability, now - place.JoinedAt, place.TargetDays, MonthsSince(place.LandedOn, DateOnly.FromDateTime(now.UtcDateTime))))
        .ThenBy(place => place.JoinedAt)
        .ThenBy(place => place.EntryId, StringComparer.Ordinal);

    /// <summary>The band after ageing: beyond twice the target wait a person moves up one band, never into crisis.</summary>
    public static PriorityBand Aged(PriorityBand band, TimeSpan waited, int targetDays) =>
        waited.TotalDays > 2.0 * targetDays && band > PriorityBand.Deadline ? band - 1 : band;

    /// <summary>Score in a band, 0 to 100: 40 V + 30 min(1, wait / target) + 20 E + 10 B.</summary>
    /// <param name="vulnerability">V, 0 to 1.</param>
    /// <param name="waited">Since the need was recorded.</param>
    /// <param name="targetDays">Of the service type, at least 1.</param>
    /// <param name="monthsSinceLanding">Null when not known; counts as just landed.</param>
    /// <param name="barriers">B, the share of the documented barriers a person has, 0 to 1; 0 until an assessment asks.</param>
    public static double Score(double vulnerability, TimeSpan waited, int targetDays, int? monthsSinceLanding, double barriers = 0)
    {
        var months = monthsSinceLanding ?? 0;
        var earlyAccess = months <= FullEarlyAccessMonths ? 0.5 + (0.5 * months / FullEarlyAccessMonths) : 0.25;
        return Math.Round((40 * vulnerability) + (30 * Math.Min(1, waited.TotalDays / Math.Max(1, targetDays))) + (20 * earlyAccess) + (10 * barriers), 4);
    }

    private static int? MonthsSince(DateOnly? landedOn, DateOnly today)
    {
        if (landedOn is not { } landed)
        {
            return null;
        }

        var months = ((today.Year - landed.Year) * 12) + today.Month - landed.Month - (today.Day < landed.Day ? 1 : 0);
        return Math.Max(0, months);
    }
}
