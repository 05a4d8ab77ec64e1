using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Bundles;

/// <summary>One part of a proposed bundle.</summary>
/// <param name="NeedId">The need it answers.</param>
/// <param name="Listing">The opening.</param>
/// <param name="Value">What it is worth.</param>
/// <param name="Price">What the unit is expected to be worth to somebody else.</param>
[GenerateSerializer, Immutable, Alias("ProposedPart")]
public sealed record ProposedPart(NeedId NeedId, OpeningListing Listing, long Value, long Price);

/// <summary>Places for several needs of one person, to be held together or not at all.</summary>
/// <param name="Parts">The places; empty when no combination is worth its prices.</param>
/// <param name="IsAtOneSite">All with one provider in one division: the bonus of the policy was added.</param>
/// <param name="Value">What all of it is worth.</param>
/// <param name="Price">The sum of the prices.</param>
/// <param name="Lacking">Needs for which there is no place at all; they are not in it.</param>
/// <param name="PolicyVersion">Of the policy.</param>
[GenerateSerializer, Immutable, Alias("BundleProposal")]
public sealed record BundleProposal(ImmutableArray<ProposedPart> Parts, bool IsAtOneSite, long Value, long Price, ImmutableArray<NeedId> Lacking, string PolicyVersion)
{
    /// <summary>Openings weighed for each need, the best of it.</summary>
    private const int OptionsMax = 200;

    /// <summary>The best combination at the going prices: the best place for each need, or all needs with one provider.</summary>
    /// <param name="catalogue">The openings.</param>
    /// <param name="enquiry">The person.</param>
    /// <param name="needs">Their needs, each of another service type.</param>
    public static BundleProposal For(Catalogue catalogue, Enquiry enquiry, IReadOnlyList<Need> needs)
    {
        var found = needs.ToDictionary(need => need, need => Best(enquiry, need));
        var served = needs.Where(need => found[need].Length > 0).ToArray();
        ImmutableArray<NeedId> lacking = [.. needs.Where(need => found[need].Length == 0).Select(need => need.NeedId)];
        if (served.Length == 0)
        {
            return new([], false, 0, 0, lacking, catalogue.Policy.Version);
        }

        List<Candidate[]> options = [[.. served.Select(need => found[need][0])], .. AtOneSite(catalogue, served, found)];
        var demand = new BundleDemand.Builder();
        foreach (var option in options)
        {
            demand.AddOption([.. option.Select(part => part.Opening)], ValueOf(catalogue, option));
        }

        var prices = new double[catalogue.Count];
        var free = new int[catalogue.Count];
        foreach (var part in options.SelectMany(option => option))
        {
            (prices[part.Opening], free[part.Opening]) = (part.IsKeptTooLong ? 0 : part.Price, part.Free);
        }

        var chosen = BundleChoice.Choose(demand.EndRequest().Build(), 0, prices, free);
        if (chosen == BundleChoice.Waits)
        {
            return new([], false, 0, 0, lacking, catalogue.Policy.Version);
        }

        var parts = options[chosen];
        return new(
            [.. served.Zip(parts, (need, part) => new ProposedPart(need.NeedId, catalogue.At(part.Opening), part.Value, part.Price))],
            IsOneSite(catalogue, parts),
            ValueOf(catalogue, parts),
            parts.Sum(part => part.Price),
            lacking,
            catalogue.Policy.Version);
    }

    /// <summary>The openings for one need, the highest surplus first.</summary>
    private static Candidate[] Best(Enquiry enquiry, Need need)
    {
        var candidates = enquiry.Candidates(need.ServiceType, need.Urgency, 0).ToArray();
        Array.Sort(candidates, (a, b) => Decider.SurplusOf(b, 0, false).CompareTo(Decider.SurplusOf(a, 0, false)) is not 0 and var order ? order : a.Opening.CompareTo(b.Opening));
        return candidates.Length <= OptionsMax ? candidates : candidates[..OptionsMax];
    }

    private static IEnumerable<Candidate[]> AtOneSite(Catalogue catalogue, Need[] needs, Dictionary<Need, Candidate[]> found) =>
        found[needs[0]].Select(candidate => SiteOf(catalogue, candidate)).Distinct()
            .Select(site => needs.Select(need => found[need].Where(candidate => SiteOf(catalogue, candidate) == site).Select(candidate => (Candidate?)candidate).FirstOrDefault()).ToArray())
            .Where(parts => parts.All(part => part is not null))
            .Select(parts => parts.Select(part => part!.Value).ToArray());

    private static long ValueOf(Catalogue catalogue, Candidate[] parts) =>
        BundleChoice.ValueOf([.. parts.Select(part => part.Value)], IsOneSite(catalogue, parts), catalogue.Policy.OneSiteBonusPercent);

    private static bool IsOneSite(Catalogue catalogue, Candidate[] parts) => parts.Length > 1 && parts.Select(part => SiteOf(catalogue, part)).Distinct().Count() == 1;

    private static (ProviderId Provider, string Region) SiteOf(Catalogue catalogue, Candidate part)
    {
        var profile = catalogue.At(part.Opening).Profile;
        return (profile.ProviderId, profile.RegionCode);
    }
}
