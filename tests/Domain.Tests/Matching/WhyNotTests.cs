using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class WhyNotTests
{
    [Fact]
    public void What_stands_against_it_says_what_would_change_it()
    {
        var seeker = Samples.Seeker() with { BirthDate = Samples.Today.AddYears(-15), NclcLowest = 2 };
        var listing = Samples.Listing(Samples.Profile(region: "5915") with { AgeMin = 16, NclcMin = 4, Audiences = [Audience.Francophones] });
        var why = Asked(seeker, listing with { Balance = new(3, 3, 0) });

        Assert.Equal(["full", "language-level-too-low", "too-young", "other-audience", "outside-catchment"], why.Against.Select(remark => remark.Code));
        Assert.Equal(["change-waitlist", "change-level", "change-birthday", "change-audience", "change-catchment"], why.Changes.Select(remark => remark.Code));
        Assert.Equal(["4"], why.Changes[1].Values);
        Assert.Equal([seeker.BirthDate.AddYears(16).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)], why.Changes[2].Values);
        Assert.False(why.IsOffered);
    }

    [Theory]
    [InlineData(9, 4, "change-higher-course")]
    [InlineData(null, 4, "change-record-level")]
    public void A_level_that_is_too_high_or_not_known_says_what_to_do(int? level, int max, string change) =>
        Assert.Equal(change, Assert.Single(Asked(Samples.Seeker() with { NclcLowest = level }, Samples.Listing(Samples.Profile() with { NclcMax = max })).Changes).Code);

    [Fact]
    public void A_rule_that_bars_it_names_who_may_decide_otherwise()
    {
        var self = Asked(Samples.Seeker(), Samples.Listing(Samples.Profile(modality: Modality.SelfDirected)));
        Assert.Equal(["rule-r1"], self.Against.Select(remark => remark.Code));
        Assert.Equal(["change-override-worker"], self.Changes.Select(remark => remark.Code));

        var work = Asked(Samples.Seeker(Samples.Need("employment", 3)), Samples.Listing(Samples.Profile("employment")));
        Assert.Equal(["change-override-coordinator"], work.Changes.Select(remark => remark.Code));
        Assert.Equal(["R5"], work.Barring.Select(finding => finding.RuleId));
    }

    [Fact]
    public void What_the_catalogue_does_not_hold_is_explained_without_a_price()
    {
        var listing = Samples.Listing();
        var catalogue = new Catalogue(MatchingPolicy.Default);
        var why = WhyNot.Of(catalogue, new(catalogue, Samples.Seeker(), null, Samples.Today), listing);
        Assert.True(why.IsOffered);
        Assert.Equal((0, "2026-11.3"), (why.Price, why.PolicyVersion));
    }

    [Fact]
    public void With_nothing_in_common_a_need_of_its_type_would_change_it() =>
        Assert.Equal(["legal"], Assert.Single(Asked(Samples.Seeker(), Samples.Listing(Samples.Profile("legal"))).Changes).Values);

    private static WhyNot Asked(Seeker seeker, OpeningListing listing)
    {
        var catalogue = new Catalogue(MatchingPolicy.Default);
        catalogue.Put(listing);
        return WhyNot.Of(catalogue, new(catalogue, seeker, PersonFacts.Of(seeker), Samples.Today), listing);
    }
}
