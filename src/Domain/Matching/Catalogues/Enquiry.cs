using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Matching.Catalogues;

/// <summary>One person's questions to a catalogue on one day.</summary>
/// <remarks>Belongs to the thread of its catalogue. Made in a microsecond; the first from a region or of a kind compiles a set (a few milliseconds for 100,000 openings).</remarks>
public sealed class Enquiry
{
    private readonly Catalogue catalogue;
    private readonly bool prefersFrench;
    private readonly bool gives;

    /// <summary>Prepares the questions.</summary>
    /// <param name="catalogue">The openings.</param>
    /// <param name="seeker">The person.</param>
    /// <param name="facts">What the evidence rules may know; null leaves those rules out.</param>
    /// <param name="today">The day of the decision.</param>
    public Enquiry(Catalogue catalogue, Seeker seeker, PersonFacts? facts, DateOnly today)
    {
        this.catalogue = catalogue;
        (Seeker, Facts, Today) = (seeker, facts, today);
        Age = Newcomers.Age.InYears(seeker.BirthDate, today);
        Home = catalogue.HomeOf(seeker.RegionCode);
        prefersFrench = seeker.PreferredLanguage == "fr";
        gives = !seeker.Assets.IsEmpty && seeker.Assets.Any(asset => asset.WillingToContribute);
    }

    /// <summary>The person.</summary>
    public Seeker Seeker { get; }

    /// <summary>What the evidence rules may know of them.</summary>
    public PersonFacts? Facts { get; }

    /// <summary>The day.</summary>
    public DateOnly Today { get; }

    internal int Age { get; }

    internal Places.Home Home { get; }

    /// <summary>Every free opening for a need of this type, with its value and price; valid until the catalogue is asked again.</summary>
    /// <param name="serviceType">Of the need; null for openings that take assets.</param>
    /// <param name="urgency">Of the need, 1 to 5; 0 for an asset.</param>
    /// <param name="waitedDays">How long the person has waited.</param>
    public ReadOnlySpan<Candidate> Candidates(string? serviceType, int urgency, double waitedDays)
    {
        var (found, candidates) = catalogue.Scratch;
        var count = catalogue.Find(this, serviceType, found);
        var policy = catalogue.Policy;
        var band = catalogue.BandFactor(Seeker, waitedDays);
        var weights = policy.UtilityWeights.AsSpan();
        var (contribution, language, distance, start, balance) = (gives ? Fit.Full * weights[1] : 0, weights[2], weights[3], weights[4], weights[6]);
        var constant = (Fit.Need(urgency) * weights[0]) + (Fit.Neutral * weights[5]);
        var remote = Fit.Distance(isRemote: true, 0);
        var distances = Home.DistanceFits;
        var today = Today.DayNumber;
        var looksAtGroups = Facts is not null && catalogue.Rules.AreSomeForGroups;
        var kept = 0;
        foreach (var position in found.AsSpan(0, count))
        {
            ref readonly var shelf = ref catalogue.ShelfAt(position);
            if (shelf.LastDay < today || (looksAtGroups && !IsForGroup(position)))
            {
                continue;
            }

            // Utility in whole numbers, as Utility.Sum says it.
            var utility = constant
                + (shelf.TakesAssets ? contribution : 0)
                + ((prefersFrench ? shelf.InFrench : shelf.InEnglish) * language)
                + ((shelf.IsRemote ? remote : distances[shelf.Place]) * distance)
                + (Fit.Start(Math.Max(0, shelf.StartsOn - today)) * start)
                + (shelf.Balance * balance);
            var value = Math.Max(1, utility * band / WaitFactor.One);
            candidates[kept++] = new(position, value, shelf.Price, shelf.Available, shelf.IsKept && today - shelf.KeptSince >= policy.PriceHoldDaysMax);
        }

        return candidates.AsSpan(0, kept);
    }

    private bool IsForGroup(int position)
    {
        var groups = catalogue.Rules.OfferAt(position).DistinctGroups;
        return groups.IsEmpty || groups.Any(Facts!.AgreedGroups.Contains);
    }
}
