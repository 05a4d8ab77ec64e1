using Coordination.Domain.Resources;

namespace Coordination.Domain.Gaps;

/// <summary>Counts what a division offers from its openings: the same figures as gap_supply_on counts in the database.</summary>
public static class SupplyCounts
{
    /// <summary>The counts with the supply of these openings in place of what they say of it.</summary>
    /// <param name="demand">Counts of one service type, or of all together.</param>
    /// <param name="openings">Every opening of the division.</param>
    /// <param name="today">The day (UTC) it is counted on: an opening that nobody has affirmed for a week counts less, for a month nothing, as one that has ended.</param>
    public static DivisionCounts WithSupply(this DivisionCounts demand, IEnumerable<OpeningListing> openings, DateOnly today)
    {
        long free = 0, taken = 0, held = 0;
        double confirmed = 0, remote = 0;
        foreach (var opening in openings)
        {
            if (demand.ServiceType != DivisionCounts.AllTypes && demand.ServiceType != opening.Profile.ServiceType)
            {
                continue;
            }

            var units = opening.IsClosed || opening.Terms.EndsOn < today || !opening.FreshnessOn(today).Counts() ? 0 : opening.Balance.Available;
            var fresh = GapFormulas.Freshness(FreshnessRule.DaysSince(opening.AffirmedAt, today));
            free += units;
            taken += opening.Balance.Taken;
            held += opening.Balance.Held;
            if (opening.Profile.Modality is Modality.Online or Modality.SelfDirected)
            {
                remote += units * fresh;
            }
            else
            {
                confirmed += units * fresh;
            }
        }

        return demand with { FreeUnits = free, TakenUnits = taken, HeldUnits = held, ConfirmedUnits = confirmed, ConfirmedRemoteUnits = remote };
    }
}
