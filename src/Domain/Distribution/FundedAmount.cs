using Coordination.Domain.Gaps;

namespace Coordination.Domain.Distribution;

/// <summary>What a funder gives for a service in a region, as somebody recorded it.</summary>
/// <param name="ServiceType">A slug, or <c>all</c>.</param>
/// <param name="DollarsPerYear">Dollars a year, above 0 and up to <see cref="DollarsMax"/>.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("FundedAmount")]
public sealed record FundedAmount(string ServiceType, decimal DollarsPerYear, string By, DateTimeOffset At)
{
    /// <summary>Dollars a year, at most.</summary>
    public const decimal DollarsMax = 10_000_000_000;

    /// <summary>Dollars for each person who starts, if people go on starting as they do now; null where too few start to say, or the region is withheld.</summary>
    /// <param name="figure">The published figure of the region for the service type.</param>
    /// <returns>The cost with what the rounding of the published starts may hide.</returns>
    public RoundedRange? CostPerStart(GapFigure figure)
    {
        var starts = RoundedRange.Count(figure.StartsPerWeek * GapFormulas.HorizonWeeks);
        if (figure.IsWithheld || starts.Low <= 0)
        {
            return null;
        }

        var dollars = (double)DollarsPerYear / GapFormulas.WeeksPerYear * GapFormulas.HorizonWeeks;
        return new(dollars / starts.Value, dollars / starts.High, dollars / starts.Low);
    }
}
