using Coordination.Domain.Geography;
using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Benchmarks.Matching;

/// <summary>The peer: every opening is looked at, its cheapest rules first, without allocating anything; distances are looked up.</summary>
internal sealed class NaiveLoop
{
    private readonly OpeningListing[] listings;
    private readonly Dictionary<(string Home, string Place), (double Km, bool SameProvince)> reach = [];

    public NaiveLoop(OpeningListing[] listings)
    {
        this.listings = listings;
        var codes = listings.Select(listing => listing.Profile.RegionCode).Distinct().ToArray();
        foreach (var home in codes)
        {
            foreach (var place in codes)
            {
                var km = home == place ? 0 : Distances.Km(RegionTable.Find(home)!, RegionTable.Find(place)!);
                reach[(home, place)] = (km, RegionTable.ProvinceOf(home)?.Code == RegionTable.ProvinceOf(place)?.Code);
            }
        }
    }

    /// <summary>The best opening, or -1.</summary>
    public int Decide(Seeker seeker, DateOnly today)
    {
        var need = seeker.Needs[0];
        var age = Age.InYears(seeker.BirthDate, today);
        var best = -1;
        long highest = 0;
        for (var at = 0; at < listings.Length; at++)
        {
            var listing = listings[at];
            var profile = listing.Profile;
            if (!string.Equals(profile.ServiceType, need.ServiceType, StringComparison.Ordinal) || listing.IsClosed || listing.Balance.Available <= 0 || profile.IsPending || listing.Terms.EndsOn < today
                || (seeker.NclcLowest is { } level ? level < profile.NclcMin || level > profile.NclcMax : profile.NclcMin > 0 || profile.NclcMax is not null)
                || age < profile.AgeMin || age > profile.AgeMax || (!profile.Audiences.IsEmpty && !profile.Audiences.Any(seeker.Audiences.Contains)))
            {
                continue;
            }

            var (km, sameProvince) = reach[(seeker.RegionCode, profile.RegionCode)];
            var isRemote = profile.Modality.IsRemote();
            if (isRemote || (profile.Modality == Modality.Hybrid && sameProvince) ? !sameProvince : km > (profile.CatchmentKm ?? Eligibility.DefaultCatchmentKm))
            {
                continue;
            }

            var value = Value(seeker, listing, need.Urgency, isRemote, km, today);
            if (value > highest)
            {
                (highest, best) = (value, at);
            }
        }

        return best;
    }

    private static long Value(Seeker seeker, OpeningListing listing, int urgency, bool isRemote, double km, DateOnly today)
    {
        var days = listing.Terms.StartsOn is { } start ? Math.Max(0, start.DayNumber - today.DayNumber) : 0;
        return (35L * (600 + (80 * urgency)))
            + (15L * (listing.Profile.Languages.IsEmpty ? 500 : listing.Profile.Languages.Contains(seeker.PreferredLanguage) ? 1_000 : 0))
            + (10L * (isRemote ? 800 : km <= 10 ? 1_000 : km <= 30 ? 680 : 220))
            + (10L * (days <= 14 ? 1_000 : days < 90 ? 1_000 - ((days - 14) * 1_000 / 76) : 0))
            + (5L * 500)
            + (5L * (listing.Balance.Available * 1_000L / listing.Balance.Maximum));
    }
}
