using Coordination.Domain.Matching.Contributing;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class ContributionTests
{
    private static readonly Asset Singing = new("s-1", AssetKind.Interest, "singing", WillingToContribute: true);
    private static readonly Asset Nursing = new("s-2", AssetKind.Profession, "nursing", WillingToContribute: true);

    [Fact]
    public void S41_Everything_somebody_would_give_leads_somewhere_and_to_the_opening_that_names_it_first()
    {
        var any = Samples.Listing(Samples.Profile("volunteering") with { Kind = ResourceKind.VolunteerOpportunity, Title = new("Helping hands", "Coup de main") });
        var choir = Samples.Listing(Samples.Profile("community-connections") with { Kind = ResourceKind.Club, Title = new("Evening singing", "Chorale") });
        var matches = PlainRanking.Rank(Samples.Seeker() with { Assets = [Singing, Nursing] }, [any, choir], Samples.Today);

        var ways = Contribution.Of([Singing, Nursing, new("s-3", AssetKind.Skill, "sewing", WillingToContribute: false)], matches);

        Assert.Equal((ContributionWay.Club, choir.OpeningId), (ways[0].Way, ways[0].Match!.Listing.OpeningId));
        Assert.Equal(["s-1", "s-2"], ways.Select(way => way.Asset.AssetId).Distinct());
    }

    [Fact]
    public void S41_Where_nothing_in_reach_takes_it_there_is_still_a_way_to_look_for() => Assert.Equal(
        [("s-1", ContributionWay.Club, true), ("s-2", ContributionWay.Mentor, true)],
        Contribution.Of([Singing, Nursing], []).Select(way => (way.Asset.AssetId, way.Way, way.Match is null)));
}
