namespace Coordination.Domain.Gaps;

/// <summary>How many people will wait in the weeks to come (formula F5).</summary>
/// <param name="Weeks">The weeks ahead, with the 80 % band.</param>
/// <param name="Mase">
/// Mean absolute scaled error of the same forecast made at earlier weeks (Hyndman and Koehler 2006): below 1 it was better than saying
/// "as many as today". Null when there are too few weeks to tell.
/// </param>
public sealed record WaitingForecast(ImmutableArray<ForecastWeek> Weeks, double? Mase)
{
    /// <summary>Weeks that are forecast.</summary>
    public const int Ahead = 8;

    private const double BandDeviations = 1.28;
    private const int HistoryMin = 6;
    private const int TestAhead = 4;

    /// <summary>True when "as many as today" would have served as well: shown instead.</summary>
    public bool IsNaive => Mase is null or >= 1;

    /// <summary>Forecasts from the weeks on record, oldest first.</summary>
    public static WaitingForecast Of(IReadOnlyList<GapWeek> weeks)
    {
        var mase = BackTest(weeks);
        if (weeks.Count == 0)
        {
            return new([], null);
        }

        var last = weeks[^1];
        var ahead = Project(weeks, Ahead);
        var spread = 0.0;
        return new(
        [
            .. ahead.Select((point, index) =>
            {
                spread += point.New + point.Starts;
                var centre = mase is null or >= 1 ? last.Waiting : point.Waiting;
                var band = BandDeviations * Math.Sqrt(spread);
                return new ForecastWeek(last.Week.AddDays(7 * (index + 1)), Math.Round(centre, 1), Math.Round(Math.Max(0, centre - band), 1), Math.Round(centre + band, 1));
            }),
        ], mase);
    }

    private static double? BackTest(IReadOnlyList<GapWeek> weeks)
    {
        if (weeks.Count < HistoryMin + TestAhead)
        {
            return null;
        }

        var (errors, naive) = (new List<double>(), new List<double>());
        for (var origin = HistoryMin; origin + TestAhead <= weeks.Count; origin++)
        {
            var known = weeks.Take(origin).ToArray();
            var then = weeks[origin + TestAhead - 1].Waiting;
            errors.Add(Math.Abs(Project(known, TestAhead)[^1].Waiting - then));
            naive.Add(Math.Abs(known[^1].Waiting - then));
        }

        return naive.Sum() == 0 ? (errors.Sum() == 0 ? null : double.PositiveInfinity) : Math.Round(errors.Sum() / naive.Sum(), 2);
    }

    private static List<(double Waiting, double New, double Starts)> Project(IReadOnlyList<GapWeek> weeks, int steps)
    {
        var news = DampedTrend.Forecast([.. weeks.Select(week => week.NewPerWeek)], steps);
        var starts = DampedTrend.Forecast([.. weeks.Select(week => week.StartsPerWeek)], steps);
        var waiting = (double)weeks[^1].Waiting;
        var points = new List<(double, double, double)>(steps);
        for (var step = 0; step < steps; step++)
        {
            waiting = Math.Max(0, waiting + news[step] - starts[step]);
            points.Add((waiting, news[step], starts[step]));
        }

        return points;
    }
}

/// <summary>One week ahead.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="Waiting">People who will wait.</param>
/// <param name="Low">Lower end of the 80 % band.</param>
/// <param name="High">Upper end.</param>
public sealed record ForecastWeek(DateOnly Week, double Waiting, double Low, double High);
