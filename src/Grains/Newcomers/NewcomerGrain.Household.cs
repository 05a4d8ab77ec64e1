using Coordination.Domain.Newcomers;

namespace Coordination.Grains.Newcomers;

/// <content>With whom the person lives.</content>
internal sealed partial class NewcomerGrain
{
    /// <inheritdoc/>
    public async Task<bool> PlaceInHousehold(HouseholdPlace? place)
    {
        if (kept.State.Person is null)
        {
            return false;
        }

        if (kept.State.Household != place)
        {
            await Write(kept.State with { Household = place });
        }

        return true;
    }
}
