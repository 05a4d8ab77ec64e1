using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Orleans.Concurrency;

namespace Coordination.Grains.Regions;

/// <summary>What is open and what is missing in one census division: a view, derived from what others own. Keyed by division code.</summary>
/// <remarks>It is read from the database when it is first asked for and checked against it every 30 seconds, so a report that is lost heals by itself.</remarks>
[Alias("IRegionGrain")]
public interface IRegionGrain : IGrainWithStringKey
{
    /// <summary>Openings in the division, as far as it has heard.</summary>
    [Alias("Candidates")]
    Task<ImmutableArray<OpeningListing>> Candidates();

    /// <summary>Openings are new or have changed. Older versions than the known ones are dropped.</summary>
    [OneWay, Alias("ReportListings")]
    Task ReportListings(ImmutableArray<OpeningListing> changed);

    /// <summary>Needs of these service types were recorded, served or closed.</summary>
    [OneWay, Alias("ReportDemand")]
    Task ReportDemand(ImmutableArray<string> serviceTypes);

    /// <summary>A referral moved.</summary>
    [OneWay, Alias("ReportReferral")]
    Task ReportReferral(ReferralId referralId, ReferralStatus status, ProviderId providerId);

    /// <summary>What these providers see of a person whom they help together has changed.</summary>
    [OneWay, Alias("ReportCircle")]
    Task ReportCircle(ImmutableArray<ProviderId> providers);
}
