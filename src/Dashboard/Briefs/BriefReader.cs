using Coordination.Dashboard.Map;
using Coordination.Domain.Gaps;
using Coordination.Grains.Live;

namespace Coordination.Dashboard.Briefs;

/// <summary>Reads what a brief tells. Labels and weeks rest on exact counts: those who may not know these are not read any.</summary>
public sealed class BriefReader(ReaderFigures figures, WeekTable weeks)
{
    /// <summary>Weeks told, a quarter of a year.</summary>
    public const int WeeksMax = 13;

    /// <summary>Reads it.</summary>
    public async Task<BriefFacts> Read(MapPlace place, string serviceType, Readership readership, CancellationToken cancellation)
    {
        var codes = place.Regions.Select(region => region.Code).Append(place.Current.Code).Append(place.View.Code).Distinct().ToArray();
        var asOf = figures.AsOf(readership);
        var read = codes.Select(code => figures.Of(readership, code, serviceType)).OfType<GapFigure>().ToDictionary(figure => figure.RegionCode);
        if (readership == Readership.Funders)
        {
            return new(place, serviceType, readership, asOf, read, RegionLabels.None.ByRegion, []);
        }

        var labels = await weeks.Labels(place.View.Code, [.. place.Regions.Select(region => region.Code)], serviceType);
        var known = await weeks.Of(place.Current.Code, serviceType, cancellation);
        return new(place, serviceType, readership, asOf, read, labels, [.. known.TakeLast(WeeksMax)]);
    }
}
