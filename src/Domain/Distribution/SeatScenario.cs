using Coordination.Domain.Gaps;

namespace Coordination.Domain.Distribution;

/// <summary>What a region would look like with more, or fewer, seats.</summary>
/// <param name="SeatsShort">Seats missing in four weeks.</param>
/// <param name="GapIndex">G, 0 to 100; null where it is not told.</param>
/// <param name="WaitWeeks">Weeks a new entrant waits; null when nothing starts.</param>
/// <param name="WaitLow">Lower end of the 80 % interval.</param>
/// <param name="WaitHigh">Upper end; null when it has none.</param>
public sealed record SeatOutlook(int SeatsShort, double? GapIndex, double? WaitWeeks, double? WaitLow, double? WaitHigh);

/// <summary>
/// The outlook when seats are moved or added (S50). Only the load of the index answers at once, so only that part is moved; waits and
/// unmet needs follow later and are left as they are. A seat is filled once within the horizon.
/// </summary>
public static class SeatScenario
{
    private const double LoadPoints = 35;
    private const double BandDeviations = 1.28;
    private const double WeeksObserved = 13;

    /// <summary>The outlook of a region with this many seats more; negative for fewer. No more are taken than there are.</summary>
    public static SeatOutlook Of(GapFigure figure, int seats)
    {
        var more = Math.Max(seats, -figure.ReachableSeats);
        var before = GapFormulas.Load(figure.Waiting, figure.NewPerWeek, figure.ReachableSeats, figure.StartsPerWeek);
        var after = GapFormulas.Load(figure.Waiting, figure.NewPerWeek, figure.ReachableSeats + more, figure.StartsPerWeek);
        var starts = Math.Max(0, figure.StartsPerWeek + (more / GapFormulas.HorizonWeeks));
        var relative = starts <= 0 ? 0 : BandDeviations / Math.Sqrt(starts * WeeksObserved);
        return new(
            GapFormulas.SeatsShort(figure.Waiting, figure.NewPerWeek, figure.ReachableSeats + more, figure.StartsPerWeek),
            figure.GapIndex is { } index ? Math.Round(Math.Clamp(index + (LoadPoints * (after - before)), 0, 100), 1) : null,
            Rounded(GapFormulas.ExpectedWaitWeeks(figure.Waiting, starts)),
            Rounded(GapFormulas.ExpectedWaitWeeks(figure.Waiting, starts * (1 + relative))),
            relative >= 1 ? null : Rounded(GapFormulas.ExpectedWaitWeeks(figure.Waiting, starts * (1 - relative))));
    }

    /// <summary>Where seats of a service would come from and go to: from the region with most to spare to the one that lacks most. Null when none can spare any.</summary>
    public static (string From, string To, int Seats)? Advise(IReadOnlyCollection<GapFigure> figures)
    {
        var told = figures.Where(figure => !figure.IsWithheld).ToArray();
        var spare = told.Select(figure => (figure.RegionCode, Seats: (int)Math.Floor(Spare(figure)))).Where(item => item.Seats > 0).OrderByDescending(item => item.Seats).ThenBy(item => item.RegionCode).FirstOrDefault();
        var lacking = told.Where(figure => figure.SeatsShort > 0).OrderByDescending(figure => figure.SeatsShort).ThenBy(figure => figure.RegionCode, StringComparer.Ordinal).FirstOrDefault();
        return spare.RegionCode is null || lacking is null ? null : (spare.RegionCode, lacking.RegionCode, Math.Min(spare.Seats, lacking.SeatsShort));
    }

    private static double Spare(GapFigure figure) =>
        figure.ReachableSeats + (figure.StartsPerWeek * GapFormulas.HorizonWeeks) - figure.Waiting - (figure.NewPerWeek * GapFormulas.HorizonWeeks);

    private static double? Rounded(double? weeks) => weeks is { } known ? Math.Round(known, 1) : null;
}
