using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Catalogues;

/// <summary>The openings of a market, filed so that a question about one person costs microseconds, whatever their number.</summary>
/// <remarks>
/// <para>Each rule is a set of openings for every answer a person can give; who asks for a service type in a region intersects seven of them.
/// About 29 bytes an opening for the sets that always exist, and an eighth of a byte more for each region and kind of person that has asked.</para>
/// <para>Not safe for several threads: it belongs to one grain or one lock. A question takes tens of microseconds, so it may be asked inside a turn.</para>
/// </remarks>
public sealed class Catalogue(MatchingPolicy policy)
{
    private const int CapacityMin = 1_024;

    private readonly Dictionary<OpeningId, int> positions = [];
    private readonly List<OpeningListing> listings = [];
    private readonly Dictionary<string, Bitmap> byType = new(StringComparer.Ordinal);
    private readonly Bitmap open = new(CapacityMin);
    private readonly Bitmap contributing = new(CapacityMin);
    private readonly Bitmap none = new(CapacityMin);
    private readonly HardRules hard = new(CapacityMin);
    private readonly RuleSets rules = new(policy.Rules);
    private readonly Places places = new();
    private ImmutableDictionary<string, int> regionFactors = ImmutableDictionary<string, int>.Empty;
    private Shelf[] shelves = new Shelf[CapacityMin];
    private int[] found = new int[CapacityMin];
    private Candidate[] candidates = new Candidate[CapacityMin];

    /// <summary>The policy it decides under.</summary>
    public MatchingPolicy Policy { get; } = policy;

    /// <summary>Positions in use, those of removed openings included.</summary>
    public int Count => listings.Count;

    /// <summary>The version of the prices in force.</summary>
    public long PriceVersion { get; private set; }

    /// <summary>What the prices in force rest on.</summary>
    public PriceSource PriceSource { get; private set; } = PriceSource.None;

    internal Places Places => places;

    /// <summary>Room for the answers to one question.</summary>
    internal (int[] Found, Candidate[] Candidates) Scratch => (found, candidates);

    internal RuleSets Rules => rules;

    /// <summary>The opening at a position.</summary>
    public OpeningListing At(int position) => listings[position];

    /// <summary>Where an opening stands, or -1.</summary>
    public int PositionOf(OpeningId openingId) => positions.GetValueOrDefault(openingId, -1);

    /// <summary>Files an opening, or what became of it. An older version than the filed one changes nothing.</summary>
    /// <param name="listing">The opening.</param>
    /// <param name="facts">What the evidence rules may know of it; by default what its profile says.</param>
    public void Put(OpeningListing listing, OfferFacts? facts = null)
    {
        if (!positions.TryGetValue(listing.OpeningId, out var position))
        {
            position = listings.Count;
            positions.Add(listing.OpeningId, position);
            Grow(position + 1);
            listings.Add(listing);
            shelves[position].KeptSince = int.MaxValue;
            File(position, listing.Profile, facts);
        }
        else if (listing.Version < listings[position].Version)
        {
            return;
        }
        else if (facts is not null || !ReferenceEquals(listing.Profile, listings[position].Profile))
        {
            File(position, listing.Profile, facts);
        }

        listings[position] = listing;
        shelves[position] = Shelf.Of(listing, places.PlaceOf(position), shelves[position]);
        open[position] = listing is { IsClosed: false, Balance.Available: > 0, Profile.IsPending: false };
    }

    /// <summary>Takes an opening out. Its position is not used again: a catalogue with many of them is built anew.</summary>
    public void Remove(OpeningId openingId)
    {
        if (positions.Remove(openingId, out var position))
        {
            open[position] = false;
        }
    }

    /// <summary>Puts prices in force. An opening they do not name costs nothing, a region they do not name counts as it is.</summary>
    public void SetPrices(MarketPrices prices)
    {
        for (var position = 0; position < Count; position++)
        {
            shelves[position].Price = 0;
        }

        foreach (var (opening, price) in prices.Prices)
        {
            if (positions.TryGetValue(opening, out var position))
            {
                shelves[position].Price = price;
            }
        }

        (PriceVersion, PriceSource, regionFactors) = (prices.Version, prices.Source, prices.RegionFactors);
    }

    /// <summary>Notes that a free unit was refused to somebody because of its price. The first day counts; taking a unit ends it.</summary>
    public void NoteKept(int position, DateOnly today) => shelves[position].KeptSince = Math.Min(shelves[position].KeptSince, today.DayNumber);

    /// <summary>What a match is worth: utility, weight of the band, what waiting leaves of it, and the region's factor.</summary>
    public long ValueOf(Match match, Seeker seeker, double waitedDays) => match.Utility.Sum(Policy.UtilityWeights.AsSpan()) * BandFactor(seeker, waitedDays) / WaitFactor.One;

    /// <summary>What utility is multiplied by, in millionths.</summary>
    internal long BandFactor(Seeker seeker, double waitedDays) =>
        Policy.WeightOf(seeker.Band) * WaitFactor.After(waitedDays, Policy.HalvesInDays) * regionFactors.GetValueOrDefault(seeker.RegionCode, RegionalBalance.Whole) / RegionalBalance.Whole;

    /// <summary>The day on which a free unit is no longer kept for anybody, at the latest.</summary>
    internal DateOnly FreeOn(int position, DateOnly today) => (shelves[position].IsKept ? DateOnly.FromDayNumber(shelves[position].KeptSince) : today).AddDays(Policy.PriceHoldDaysMax);

    internal ref readonly Shelf ShelfAt(int position) => ref shelves[position];

    /// <summary>Everything of a service type that the person is eligible for and that is free; null for what takes assets, of any type.</summary>
    internal int Find(Enquiry enquiry, string? serviceType, Span<int> found)
    {
        var among = serviceType is null ? contributing : byType.GetValueOrDefault(serviceType, none);
        return Bitmap.Intersect(
            among,
            enquiry.Home.Reachable,
            open,
            hard.ForLevel(enquiry.Seeker.NclcLowest),
            hard.ForAge(enquiry.Age),
            hard.ForGroups(enquiry.Seeker.Audiences),
            enquiry.Facts is { } facts ? rules.For(facts, shelves.Length) : open,
            found);
    }

    internal Places.Home HomeOf(string regionCode) => places.From(regionCode, shelves.Length);

    private void File(int position, ResourceProfile profile, OfferFacts? facts)
    {
        if (!byType.TryGetValue(profile.ServiceType, out var type))
        {
            byType.Add(profile.ServiceType, type = new(shelves.Length));
        }

        if (listings[position].Profile.ServiceType != profile.ServiceType)
        {
            byType[listings[position].Profile.ServiceType][position] = false;
        }

        type[position] = true;
        contributing[position] = Weighing.Contributing.Contains(profile.Kind);
        hard.Put(position, profile);
        rules.Put(position, facts ?? OfferFacts.Of(profile));
        places.Put(position, profile);
    }

    private void Grow(int count)
    {
        if (count <= shelves.Length)
        {
            return;
        }

        Array.Resize(ref shelves, shelves.Length * 2);
        found = new int[shelves.Length];
        candidates = new Candidate[shelves.Length];
        foreach (var set in byType.Values.Concat([open, contributing, none]).Concat(hard.All).Concat(rules.All).Concat(places.All))
        {
            set.Grow(shelves.Length);
        }
    }
}
