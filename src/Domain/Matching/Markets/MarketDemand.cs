using System.Runtime.InteropServices;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Markets;

/// <summary>The openings of a market with those that are expected, and what coming requests would be worth in each.</summary>
/// <remarks>An opening without an end is looked at for the horizon of the policy only: it is expected to be filled up by then. Runs outside any turn.</remarks>
public sealed class MarketDemand
{
    /// <summary>Openings a request is weighed for, at most: the best for it.</summary>
    public const int OptionsMax = 32;

    private const string ExpectedKey = "expected";
    private const int YearDays = 365;

    private readonly Catalogue catalogue;
    private readonly Candidate[] best = new Candidate[OptionsMax];

    /// <summary>Files the openings.</summary>
    /// <param name="listings">As they are now: first in the order of positions.</param>
    /// <param name="outlook">What is expected.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="today">The day.</param>
    public MarketDemand(IReadOnlyList<OpeningListing> listings, Outlook outlook, MatchingPolicy policy, DateOnly today)
    {
        Today = today;
        catalogue = new(policy);
        Horizon = policy.HorizonDays;
        foreach (var listing in listings)
        {
            var end = listing.Terms.EndsOn ?? today.AddDays(policy.HorizonDays - 1);
            Horizon = Math.Clamp(end.DayNumber - today.DayNumber + 1, Horizon, YearDays);


            // What counts today is expected to be confirmed in time, for as long as is looked ahead.
            catalogue.Put(listing with
            {
                Terms = listing.Terms with { EndsOn = end },
                AffirmedAt = listing.FreshnessOn(today).Counts() ? DateTimeOffset.MaxValue : listing.AffirmedAt,
            });
        }

        Current = listings.Count;
        foreach (var posting in outlook.Opening(Horizon))
        {
            catalogue.Put(Expected(posting, catalogue.Count, policy));
        }

        Units = [.. Enumerable.Range(0, catalogue.Count).Select(at => Math.Max(0, catalogue.At(at).Balance.Available))];
    }

    /// <summary>The day of the decision.</summary>
    public DateOnly Today { get; }

    /// <summary>How many openings are there now; those after them are expected.</summary>
    public int Current { get; }

    /// <summary>How many days ahead anything is open.</summary>
    public int Horizon { get; }

    /// <summary>Free units of each opening.</summary>
    public ImmutableArray<int> Units { get; }

    /// <summary>The opening at a position.</summary>
    public OpeningListing At(int position) => catalogue.At(position);

    /// <summary>What these requests would be worth in each opening, in their order; the day of each is the number of days ahead.</summary>
    public Demand Of(IEnumerable<PastRequest> requests)
    {
        var rows = new Demand.Builder();
        var openings = new List<int>();
        var values = new List<long>();
        foreach (var request in requests)
        {
            openings.Clear();
            values.Clear();
            foreach (var candidate in Best(request))
            {
                openings.Add(candidate.Opening);
                values.Add(candidate.Value);
            }

            rows.Add(CollectionsMarshal.AsSpan(openings), CollectionsMarshal.AsSpan(values));
        }

        return rows.Build();
    }

    private ReadOnlySpan<Candidate> Best(PastRequest request)
    {
        var need = request.Seeker.Needs[0];
        var enquiry = new Enquiry(catalogue, request.Seeker, PersonFacts.Of(request.Seeker), Today.AddDays(request.Day));
        var candidates = enquiry.Candidates(need.ServiceType, need.Urgency, 0);
        return candidates.Length <= OptionsMax ? candidates : BestOf(candidates);
    }

    /// <summary>The best, best first; of those alike the first. There may be thousands to choose from, so they are not all sorted.</summary>
    private Span<Candidate> BestOf(ReadOnlySpan<Candidate> candidates)
    {
        var count = 0;
        foreach (ref readonly var candidate in candidates)
        {
            if (count == OptionsMax && candidate.Value <= best[^1].Value)
            {
                continue;
            }

            var at = count < OptionsMax ? count++ : OptionsMax - 1;
            for (; at > 0 && best[at - 1].Value < candidate.Value; at--)
            {
                best[at] = best[at - 1];
            }

            best[at] = candidate;
        }

        return best;
    }

    private OpeningListing Expected(PastPosting posting, int position, MatchingPolicy policy)
    {
        var from = Today.AddDays(posting.Day);
        return new(
            OpeningId.From(posting.Profile.ResourceId, $"{ExpectedKey} {position}"),
            1,
            posting.Profile,
            new(CapacityUnit.Seat, from, from.AddDays(posting.LengthDays ?? policy.HorizonDays)),
            new(posting.Units, 0, 0),
            false,
            DateTimeOffset.MaxValue);
    }
}
