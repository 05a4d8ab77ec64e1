using System.Text.Json;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Grains.Live;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Communities;

/// <summary>What the map shows of a region and its parts at this moment, as JSON: exact, or as a funder may see it.</summary>
public sealed class EvidenceSnapshot(LiveFeed feed, ProtectedFeed published)
{
    /// <summary>The figures of a region and the regions directly in it. A withheld count is null.</summary>
    public string Of(string regionCode, string serviceType, bool isProtected)
    {
        var regions = RegionTable.ChildrenOf(regionCode).Select(region => region.Code).Prepend(regionCode);
        return JsonSerializer.Serialize(
            new
            {
                RegionCode = regionCode,
                ServiceType = serviceType,
                AsOf = isProtected ? published.AsOf : feed.AsOf,
                Protected = isProtected,

                // Funders see the hash of exact figures: without this it could be tried out.
                Nonce = Ids.NewKey(),
                Figures = regions.Select(code => isProtected ? published.Figure(code, serviceType) : feed.Figure(code, serviceType)).OfType<GapFigure>().Select(Shape),
            },
            CoordinationJson.Options);
    }

    private static object Shape(GapFigure figure) => new
    {
        figure.RegionCode,
        Waiting = figure.IsWithheld ? (int?)null : figure.Waiting,
        figure.Available,
        SeatsShort = figure.IsWithheld ? (int?)null : figure.SeatsShort,
        figure.GapIndex,
        figure.Standing,
        figure.MedianDays,
        figure.Arrivals12Months,
    };
}
