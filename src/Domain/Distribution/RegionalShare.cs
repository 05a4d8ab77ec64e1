using Coordination.Domain.Gaps;

namespace Coordination.Domain.Distribution;

/// <summary>What share of the need and of the seats a region has (formula F9).</summary>
/// <param name="RegionCode">The region.</param>
/// <param name="NeedShare">Its share of the people waiting, 0 to 1.</param>
/// <param name="SeatShare">Its share of the seats in reach, 0 to 1.</param>
public sealed record RegionalShare(string RegionCode, double NeedShare, double SeatShare)
{
    /// <summary>Need share minus seat share in points: above 0 it has more need than seats.</summary>
    public double Points => (NeedShare - SeatShare) * 100;

    /// <summary>Shares among these regions; withheld ones have none and are left out of the totals.</summary>
    public static ImmutableArray<RegionalShare> Of(IEnumerable<GapFigure> figures)
    {
        var told = figures.Where(figure => !figure.IsWithheld).ToArray();
        var (need, seats) = (told.Sum(figure => (double)figure.Waiting), told.Sum(figure => figure.ReachableSeats));
        return [.. told.Select(figure => new RegionalShare(figure.RegionCode, need <= 0 ? 0 : figure.Waiting / need, seats <= 0 ? 0 : figure.ReachableSeats / seats))];
    }

    /// <summary>Theil T of seats against need, 0 when every region has the share of seats that it has of the need. Regions without seats count 0, their limit.</summary>
    public static double Theil(IEnumerable<RegionalShare> shares) =>
        shares.Where(share => share is { SeatShare: > 0, NeedShare: > 0 }).Sum(share => share.SeatShare * Math.Log(share.SeatShare / share.NeedShare));
}
