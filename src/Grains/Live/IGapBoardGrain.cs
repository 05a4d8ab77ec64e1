using Coordination.Domain.Gaps;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Orleans.Concurrency;

namespace Coordination.Grains.Live;

/// <summary>The one board of the country: it rolls the divisions' counts up to figures at every level and pushes changes to the web processes. Keyed by <see cref="Key"/>.</summary>
[Alias("IGapBoardGrain")]
public interface IGapBoardGrain : IGrainWithStringKey
{
    /// <summary>The key of the only board.</summary>
    const string Key = "CA";

    /// <summary>What is counted in a division has changed.</summary>
    [OneWay, Alias("ReportCounts")]
    Task ReportCounts(ImmutableArray<DivisionCounts> counts);

    /// <summary>Openings, referrals and circles that moved, to be passed on to open screens.</summary>
    [OneWay, Alias("ReportAllNotices")]
    Task ReportNotices(ImmutableArray<OpeningNotice> openings, ImmutableArray<ReferralNotice> referrals, ImmutableArray<CircleNotice> circles);

    /// <summary>Figures of arrivals were imported: read them again.</summary>
    [Alias("ReadArrivals")]
    Task ReadArrivals();

    /// <summary>Watches the board for a minute; to be renewed every 30 seconds. Answers the latest version, so that lost pushes show.</summary>
    [Alias("Watch")]
    Task<long> Watch(ILiveObserver observer);

    /// <summary>Every figure as it stands.</summary>
    [Alias("Snapshot")]
    Task<FigureBatch> Snapshot();

    /// <summary>One figure as it stands with what it was worked out from; null for an unknown region or type.</summary>
    [Alias("Account")]
    Task<GapAccount?> Account(string regionCode, string serviceType);
}

/// <summary>Figures that changed, and the version of the board they belong to.</summary>
/// <param name="Version">Grows with every change, also across activations.</param>
/// <param name="AsOf">When they were true.</param>
/// <param name="Figures">The figures.</param>
[GenerateSerializer, Immutable, Alias("FigureBatch")]
public sealed record FigureBatch(long Version, DateTimeOffset AsOf, ImmutableArray<GapFigure> Figures);

/// <summary>An opening that moved.</summary>
[GenerateSerializer, Immutable, Alias("OpeningNotice")]
public sealed record OpeningNotice(
    OpeningId OpeningId, ResourceId ResourceId, ProviderId ProviderId, string RegionCode, int Available, int Held, int Taken, long Version);

/// <summary>A referral that moved: opaque ids only.</summary>
[GenerateSerializer, Immutable, Alias("ReferralNotice")]
public sealed record ReferralNotice(ReferralId ReferralId, ReferralStatus Status, ProviderId ProviderId);

/// <summary>What a provider sees of a person whom it helps together with others has changed; of whom is not told.</summary>
[GenerateSerializer, Immutable, Alias("CircleNotice")]
public readonly record struct CircleNotice(ProviderId ProviderId);

/// <summary>A web process that shows what the board says.</summary>
[Alias("ILiveObserver")]
public interface ILiveObserver : IGrainObserver
{
    /// <summary>Figures changed.</summary>
    [OneWay, Alias("FiguresChanged")]
    Task FiguresChanged(FigureBatch batch);

    /// <summary>Openings, referrals or circles moved.</summary>
    [OneWay, Alias("NoticedAll")]
    Task Noticed(ImmutableArray<OpeningNotice> openings, ImmutableArray<ReferralNotice> referrals, ImmutableArray<CircleNotice> circles);
}
