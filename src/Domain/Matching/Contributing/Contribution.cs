using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Contributing;

/// <summary>A way to give to the community (S41).</summary>
public enum ContributionWay
{
    /// <summary>As a volunteer.</summary>
    Volunteer,

    /// <summary>As somebody who guides others.</summary>
    Mentor,

    /// <summary>In a club: as a member who leads something, or who founds it.</summary>
    Club,

    /// <summary>For pay.</summary>
    Paid,
}

/// <summary>Something a person would give, and a way to.</summary>
/// <param name="Asset">What they bring.</param>
/// <param name="Way">How it can be given.</param>
/// <param name="Match">The opening that takes it, the best first; null while none in reach does, and the way is only a direction to look in.</param>
[GenerateSerializer, Immutable, Alias("Contribution")]
public sealed record Contribution(Asset Asset, ContributionWay Way, Match? Match)
{
    /// <summary>Openings named for one asset, at most.</summary>
    public const int OpeningsMax = 3;

    /// <summary>For every asset that somebody would give at least one way: the best openings the engine found that take it, else where to look.</summary>
    /// <param name="assets">What they bring.</param>
    /// <param name="matches">What the engine found for them, best first.</param>
    public static ImmutableArray<Contribution> Of(IEnumerable<Asset> assets, IReadOnlyList<Match> matches)
    {
        var taking = matches.Where(match => Weighing.Contributing.Contains(match.Listing.Profile.Kind)).ToArray();
        return [.. assets.Where(asset => asset.WillingToContribute).SelectMany(asset => Of(asset, taking))];
    }

    private static Contribution[] Of(Asset asset, Match[] taking)
    {
        // What names the asset comes before what takes anything.
        var found = taking.Where(match => Names(match.Listing.Profile.Title, asset.Term)).Concat(taking.Where(match => match.AssetId == asset.AssetId)).Distinct().Take(OpeningsMax)
            .Select(match => new Contribution(asset, WayOf(match.Listing.Profile), match)).ToArray();
        return found.Length > 0 ? found : [new(asset, WayOf(asset.Kind), null)];
    }

    private static bool Names(BilingualText title, string term) =>
        title.En.Contains(term, StringComparison.OrdinalIgnoreCase) || title.Fr.Contains(term, StringComparison.OrdinalIgnoreCase);

    private static ContributionWay WayOf(ResourceProfile profile) => (profile.Kind, profile.ServiceType) switch
    {
        (ResourceKind.PaidOpportunity, _) => ContributionWay.Paid,
        (_, "mentoring") => ContributionWay.Mentor,
        (ResourceKind.Club, _) => ContributionWay.Club,
        _ => ContributionWay.Volunteer,
    };

    private static ContributionWay WayOf(AssetKind kind) => kind switch
    {
        AssetKind.Profession or AssetKind.Credential => ContributionWay.Mentor,
        AssetKind.Interest or AssetKind.Network => ContributionWay.Club,
        _ => ContributionWay.Volunteer,
    };
}
