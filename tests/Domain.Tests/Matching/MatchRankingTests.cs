using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class MatchRankingTests
{
    [Fact]
    public void The_more_urgent_need_comes_first_however_well_the_other_suits()
    {
        var seeker = Samples.Seeker(Samples.Need("language-training", 2), Samples.Need("legal", 5));
        var perfect = Samples.Listing();
        var poor = Samples.Listing(Samples.Profile("legal", modality: Modality.Online) with { Languages = ["fr"] }) with { Terms = new(CapacityUnit.Seat, Samples.Today.AddDays(200), null) };
        Assert.Equal([poor.OpeningId, perfect.OpeningId], PlainRanking.Rank(seeker, [perfect, poor], Samples.Today).Select(match => match.Listing.OpeningId));
    }

    [Fact]
    public void Of_one_urgency_the_higher_utility_comes_first()
    {
        var soon = Samples.Listing();
        var late = Samples.Listing() with { Terms = new(CapacityUnit.Seat, Samples.Today.AddDays(90), null) };
        Assert.Equal([soon.OpeningId, late.OpeningId], PlainRanking.Rank(Samples.Seeker(), [late, soon], Samples.Today).Select(match => match.Listing.OpeningId));
    }

    [Fact]
    public void The_parts_of_a_utility_and_its_total_are_exact()
    {
        var utility = Assert.Single(PlainRanking.Rank(Samples.Seeker(), [Samples.Listing()], Samples.Today)).Utility;

        // Urgency 3; no asset; the preferred language; next door; in four days; no preference; all free.
        Assert.Equal(new(840, 0, 1000, 1000, 1000, 500, 1000), utility);
        Assert.Equal(71_900, utility.Total);
        Assert.Equal(71.9, utility.Percent);
        Assert.Equal(100, Utility.Weights.Sum());
    }

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_the_input()
    {
        var listing =
            from type in Gen.OneOf<string>("language-training", "legal", "employment", "housing")
            from region in Gen.OneOf<string>("3520", "3521", "3506", "2481")
            from modality in Gen.Enum<Modality>()
            from days in Gen.Int[0, 120]
            from held in Gen.Int[0, 10]
            select Samples.Listing(Samples.Profile(type, region, modality)) with { Terms = new(CapacityUnit.Seat, Samples.Today.AddDays(days), null), Balance = new(10, held, 0) };
        var seeker = Samples.Seeker(Samples.Need("language-training", 4), Samples.Need("legal", 4), Samples.Need("employment", 2));
        (from listings in listing.Array[0, 70] from shuffled in Gen.Shuffle(listings) select (listings, shuffled)).Sample(
            drawn =>
            {
                var ranked = Ids(seeker, drawn.listings);
                Assert.Equal(ranked, Ids(seeker, drawn.shuffled));
                Assert.True(ranked.Count <= MatchRanking.MatchesMax);
            },
            iter: 300);
    }

    [Fact]
    public void Of_equals_the_id_decides_and_not_the_input()
    {
        var twins = Enumerable.Range(0, 9).Select(_ => Samples.Listing()).ToArray();
        Assert.Equal(twins.Select(twin => twin.OpeningId).OrderBy(id => id.Value, StringComparer.Ordinal), Ids(Samples.Seeker(), twins));
    }

    [Fact]
    public void What_a_person_may_not_take_is_not_a_match_and_the_explanation_says_why()
    {
        var listing = Samples.Listing(Samples.Profile(region: "5915") with { AgeMax = 20 });
        Assert.Empty(PlainRanking.Rank(Samples.Seeker(), [listing], Samples.Today));
        Assert.Equal(["too-old", "outside-catchment"], MatchRanking.Explain(Samples.Seeker(), listing, Samples.Today).Failures.Select(remark => remark.Code));
    }

    [Fact]
    public void What_answers_no_need_and_takes_no_asset_is_not_a_match()
    {
        var explained = MatchRanking.Explain(Samples.Seeker(), Samples.Listing(Samples.Profile("legal")), Samples.Today);
        Assert.Null(explained.Match);
        Assert.Equal([Remarks.NothingInCommon], explained.Failures.Select(remark => remark.Code));
    }

    [Fact]
    public void A_club_takes_what_a_person_would_give()
    {
        var asset = new Asset("s-1", AssetKind.Skill, "singing", WillingToContribute: true);
        var choir = Samples.Listing(Samples.Profile("community-connections") with { Kind = ResourceKind.Club, Title = new("Evening Singing", "Chorale") });
        var match = Assert.Single(PlainRanking.Rank(Samples.Seeker() with { Assets = [asset] }, [choir], Samples.Today));
        Assert.Equal((null, "s-1", 0, 1000), (match.NeedId, match.AssetId, match.Urgency, match.Utility.Contribution));
        Assert.Empty(PlainRanking.Rank(Samples.Seeker() with { Assets = [asset with { WillingToContribute = false }] }, [choir], Samples.Today));
    }

    [Fact]
    public void Matching_knows_nothing_of_gender_origin_or_religion() => Assert.Equal(
        ["Assets", "Audiences", "Band", "BirthDate", "Circumstances", "LandedOn", "Level", "NclcLowest", "Needs", "NewcomerId", "PreferredLanguage", "RegionCode", "Vulnerability"],
        typeof(Seeker).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Circumstances_are_what_evidence_rules_turn_on_and_no_more() => Assert.Equal(
        ["HasCaseManager", "HasClinicalSignal", "IsDistress", "IsInAcceptedBundle", "Neighbourhood"],
        typeof(Circumstances).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));

    private static List<OpeningId> Ids(Seeker seeker, OpeningListing[] listings) =>
        [.. PlainRanking.Rank(seeker, listings, Samples.Today).Select(match => match.Listing.OpeningId)];
}
