using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Protection;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Live;

/// <summary>The figures for funders and for everybody outside: protected, and of the last full minute, so that nobody reads single events out of their changes.</summary>
public sealed class ProtectedFeed(LiveFeed feed, FigureProtection protection, TimeProvider clock)
{
    private readonly Lock gate = new();
    private Dictionary<(string Region, string ServiceType), GapFigure> figures = [];
    private long takenIn = -1;
    private DateTimeOffset asOf;

    /// <summary>When the figures were true.</summary>
    public DateTimeOffset AsOf
    {
        get
        {
            Renew();
            return asOf;
        }
    }

    /// <summary>One figure; null before the first snapshot or for an unknown region or type.</summary>
    public GapFigure? Figure(string regionCode, string serviceType) => Renew().GetValueOrDefault((regionCode, serviceType));

    /// <summary>The figures of every region of one level, in the order of the region table.</summary>
    public IReadOnlyList<GapFigure> Figures(RegionLevel level, string serviceType)
    {
        var now = Renew();
        return [.. RegionTable.All.Where(region => region.Level == level).Select(region => now.GetValueOrDefault((region.Code, serviceType))).OfType<GapFigure>()];
    }

    private Dictionary<(string Region, string ServiceType), GapFigure> Renew()
    {
        var period = PublishedMinute.Of(clock);
        lock (gate)
        {
            if (period != takenIn && feed.Version > 0)
            {
                figures = ServiceTypes.Slugs.Prepend(DivisionCounts.AllTypes)
                    .SelectMany(type => protection.Protect([.. RegionTable.All.Select(region => feed.Figure(region.Code, type)).OfType<GapFigure>()]))
                    .ToDictionary(figure => (figure.RegionCode, figure.ServiceType));
                (takenIn, asOf) = (period, feed.AsOf);
            }

            return figures;
        }
    }
}
