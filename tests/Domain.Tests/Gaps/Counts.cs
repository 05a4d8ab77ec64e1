using Coordination.Domain.Gaps;

namespace Coordination.Domain.Tests.Gaps;

/// <summary>Counts of divisions as the database would give them.</summary>
internal static class Counts
{
    public static DivisionCounts Waiting(string division, int waiting, double confirmed = 0, double remote = 0) => new()
    {
        Division = division,
        ServiceType = "language-training",
        Waiting = waiting,
        PeopleEver = waiting,
        ConfirmedUnits = confirmed,
        ConfirmedRemoteUnits = remote,
        FreeUnits = (int)(confirmed + remote),
    };

    public static Dictionary<string, GapFigure> Figures(params DivisionCounts[] counts) =>
        GapBoard.Figures("language-training", counts.ToDictionary(count => count.Division), 1_000, new Dictionary<string, int>())
            .ToDictionary(figure => figure.RegionCode);
}
