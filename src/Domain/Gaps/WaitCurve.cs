namespace Coordination.Domain.Gaps;

/// <summary>
/// The share of people who still wait, day by day, counting those not served yet for as long as they were seen to wait (Kaplan and
/// Meier 1958), with Greenwood's variance (1926). Its median is that of <see cref="KaplanMeier"/>.
/// </summary>
/// <param name="Steps">A step for each day on which somebody was served or was last seen waiting, in order of days.</param>
/// <param name="People">How many the curve is about.</param>
/// <param name="MedianDays">The first day by which half have been served; null when fewer than half ever were.</param>
public sealed record WaitCurve(ImmutableArray<WaitCurveStep> Steps, int People, double? MedianDays)
{
    /// <summary>Standard errors on both sides of the curve for a band of 95 %.</summary>
    public const double BandErrors = 1.959964;

    /// <summary>The curve of a group; without people it has no steps.</summary>
    public static WaitCurve Of(IReadOnlyCollection<WaitBucket> buckets)
    {
        var days = buckets.GroupBy(bucket => bucket.Days).OrderBy(group => group.Key)
            .Select(group => (Days: group.Key, Served: group.Sum(bucket => bucket.Served), Waiting: group.Sum(bucket => bucket.Waiting)));
        var people = buckets.Sum(bucket => bucket.Served + bucket.Waiting);
        var steps = ImmutableArray.CreateBuilder<WaitCurveStep>();
        var (atRisk, share, greenwood) = (people, 1.0, 0.0);
        foreach (var (day, served, waiting) in days.Where(day => day.Served + day.Waiting > 0))
        {
            share *= (double)(atRisk - served) / atRisk;
            // When the last one is served the sum has no bound, but nobody is left to be uncertain about.
            greenwood += atRisk > served ? (double)served / ((double)atRisk * (atRisk - served)) : 0;
            var error = share * Math.Sqrt(greenwood);
            steps.Add(new(day, atRisk, served, waiting, share, error, Math.Max(0, share - (BandErrors * error)), Math.Min(1, share + (BandErrors * error))));
            atRisk -= served + waiting;
        }

        return new(steps.DrainToImmutable(), people, KaplanMeier.MedianDays(buckets));
    }

    /// <summary>How many were neither served nor lost from sight before a day: those whose wait is known to have lasted at least so long.</summary>
    public int AtRiskOn(int day) => People - Steps.Where(step => step.Days < day).Sum(step => step.Served + step.Waiting);

    /// <summary>The share that still waits at the end of a day; 1 before the first step.</summary>
    public double ShareOn(int day) => Steps.LastOrDefault(step => step.Days <= day)?.Share ?? 1;
}

/// <summary>A day of a <see cref="WaitCurve"/>.</summary>
/// <param name="Days">Days since the need.</param>
/// <param name="AtRisk">Who waited up to this day.</param>
/// <param name="Served">Who was served on it.</param>
/// <param name="Waiting">Who was last seen waiting on it.</param>
/// <param name="Share">The share that waits longer, from 0 to 1.</param>
/// <param name="StandardError">Of the share.</param>
/// <param name="Low">Lower end of the band, at least 0.</param>
/// <param name="High">Upper end of the band, at most 1.</param>
public sealed record WaitCurveStep(int Days, int AtRisk, int Served, int Waiting, double Share, double StandardError, double Low, double High);
