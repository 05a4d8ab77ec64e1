using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Matching.Catalogues;

/// <summary>One person's questions to a catalogue on one day.</summary>
/// <remarks>Belongs to the thread of its catalogue. Made in a microsecond; the first from a region or of a kind compiles a set (a few milliseconds for 100,000 openings).</remarks>
public sealed class Enquiry
{
    private readonly Catalogue catalogue;
    private readonly int[] weights;
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
        weights = [.. catalogue.Policy.UtilityWeights];
        prefersFrench = seeker.PreferredLanguage == "fr";
        gives = seeker.Assets.Any(asset => asset.WillingToContribute);
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
        var band = catalogue.Policy.WeightOf(Seeker.Band) * WaitFactor.After(waitedDays, catalogue.Policy.HalvesInDays);
        var kept = 0;
        foreach (var position in found.AsSpan(0, count))
        {
            ref readonly var shelf = ref catalogue.ShelfAt(position);
            if (shelf.EndsOn < Today.DayNumber || !IsForGroup(position))
            {
                continue;
            }

            var value = Math.Max(1, UtilityAt(position, shelf, urgency) * band / WaitFactor.One);
            var isKeptTooLong = shelf.IsKept && Today.DayNumber - shelf.KeptSince >= catalogue.Policy.PriceHoldDaysMax;
            candidates[kept++] = new(position, value, shelf.Price, shelf.Available, isKeptTooLong);
        }

        return candidates.AsSpan(0, kept);
    }

    /// <summary>Utility in whole numbers, as <see cref="Utility.Sum"/> says it.</summary>
    private long UtilityAt(int position, in Shelf shelf, int urgency)
    {
        var isPreferred = prefersFrench ? shelf.IsInFrench : shelf.IsInEnglish;
        var days = Math.Max(0, shelf.StartsOn - Today.DayNumber);
        return ((long)Fit.Need(urgency) * weights[0])
            + (gives && shelf.TakesAssets ? Fit.Full * (long)weights[1] : 0)
            + ((long)Fit.Language(shelf.LanguageMatters, isPreferred) * weights[2])
            + ((long)Fit.Distance(shelf.IsRemote, Home.Km(catalogue.Places.PlaceOf(position))) * weights[3])
            + ((long)Fit.Start(days) * weights[4])
            + ((long)Fit.Neutral * weights[5])
            + ((long)Fit.Balance(shelf.Available, shelf.Maximum) * weights[6]);
    }

    private bool IsForGroup(int position)
    {
        if (Facts is null || catalogue.Rules.OfferAt(position).DistinctGroups is not { IsEmpty: false } groups)
        {
            return true;
        }

        return groups.Any(Facts.AgreedGroups.Contains);
    }
}
