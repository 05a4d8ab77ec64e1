using Coordination.Domain.Geography;
using Coordination.Domain.Resources;
using Coordination.Grains.Regions;
using Coordination.Grains.Resources;

namespace Coordination.Grains.Bundles;

/// <summary>What could stand in for an opening that lacks room: the same kind of service, with room, as near to the person as there is.</summary>
internal sealed class NearestOpenings(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Beyond this nothing is proposed; a coordinator can look further.</summary>
    private const double ReachKm = 250;

    /// <summary>Divisions asked, nearest first.</summary>
    private const int DivisionsMax = 12;

    /// <summary>The nearest opening with room; null when there is none within reach.</summary>
    public async Task<NearestOpening?> Find(OpeningId lacking, int units, string regionCode)
    {
        if (await grains.GetGrain<IResourceGrain>(lacking.Resource.Value).Profile() is not { } wanted)
        {
            return null;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var (division, km) in Distances.DivisionsNear(regionCode, ReachKm).Take(DivisionsMax))
        {
            var found = (await grains.GetGrain<IRegionGrain>(division).Candidates())
                .Where(listing => listing.OpeningId != lacking
                    && listing.Profile.ServiceType == wanted.ServiceType
                    && !listing.IsClosed
                    && listing.FreshnessOn(today).Counts()
                    && listing.Balance.Available >= units)
                .MaxBy(listing => listing.Balance.Available);
            if (found is not null)
            {
                return new(found.OpeningId, found.Profile.ResourceId, division, Math.Round(km, 1), found.Balance.Available);
            }
        }

        return null;
    }
}
