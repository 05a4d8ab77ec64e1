using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Resources;
using Coordination.Grains.Live;
using Coordination.Silo.Http;

namespace Coordination.Silo.Live;

/// <summary>The messages of the hub.</summary>
internal static class LiveMessages
{
    /// <summary>Figures that changed.</summary>
    public static object GapChanged(long version, DateTimeOffset asOf, IEnumerable<GapFigure> figures) =>
        new { version, asOf, items = figures.Select(RegionEndpoints.Shape).ToArray() };

    /// <summary>An opening that moved.</summary>
    public static object OpeningChanged(OpeningNotice notice) => new
    {
        openingId = notice.OpeningId.Value,
        resourceId = notice.ResourceId.Value,
        notice.RegionCode,
        notice.Available,
        notice.Held,
        notice.Taken,
        notice.Version,
    };

    /// <summary>A referral that moved.</summary>
    public static object ReferralChanged(ReferralNotice notice) => new { referralId = notice.ReferralId.Value, notice.Status };

    /// <summary>A region and those around it on the way up: whom a change there concerns.</summary>
    public static IEnumerable<string> Concerned(string regionCode) =>
        RegionTable.AncestorsOf(regionCode).Select(region => region.Code).Prepend(regionCode);

    /// <summary>Figures of a region and of everything in it.</summary>
    public static IEnumerable<GapFigure> Within(LiveFeed feed, string regionCode) =>
        RegionTable.All.Where(region => Concerned(region.Code).Contains(regionCode))
            .SelectMany(region => ServiceTypes.Slugs.Prepend(DivisionCounts.AllTypes).Select(type => feed.Figure(region.Code, type)))
            .OfType<GapFigure>();
}
