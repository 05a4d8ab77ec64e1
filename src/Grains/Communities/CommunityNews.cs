using Coordination.Domain.Geography;
using Coordination.Domain.Resources;
using Coordination.Grains.Live;
using Coordination.Grains.Regions;

namespace Coordination.Grains.Communities;

/// <summary>Makes open pages read again what a community does. The notices travel with those of circles, addressed to nobody's provider.</summary>
public static class CommunityNews
{
    private static readonly ProviderId Desks = new("p-news-for-desks");
    private static readonly ProviderId Everybody = new("p-news-for-everybody");

    /// <summary>Something for coordinators moved: an offer, an answer, an action; and for these providers.</summary>
    public static Task TellDesks(IGrainFactory grains, string regionCode, IEnumerable<ProviderId>? providers = null) =>
        Tell(grains, regionCode, [Desks, .. (providers ?? []).Distinct()]);

    /// <summary>Something for partners moved too: a call or a pulse.</summary>
    public static Task TellEverybody(IGrainFactory grains, string regionCode) => Tell(grains, regionCode, [Everybody]);

    /// <summary>Whether a coordinator's page has to read.</summary>
    public static bool ForDesks(IEnumerable<CircleNotice> notices) => notices.Contains(new(Desks)) || ForPartners(notices);

    /// <summary>Whether a partner's page has to read.</summary>
    public static bool ForPartners(IEnumerable<CircleNotice> notices) => notices.Contains(new(Everybody));

    private static Task Tell(IGrainFactory grains, string regionCode, ImmutableArray<ProviderId> whom) =>
        RegionTable.DivisionsWithin(regionCode) is [var division, ..] ? grains.GetGrain<IRegionGrain>(division).ReportCircle(whom) : Task.CompletedTask;
}
