using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Bundles;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class BundleProposalTests
{
    private static readonly Need[] Needs = [Samples.Need("language-training", 3), Samples.Need("legal", 3)];

    [Fact]
    public void One_place_for_everything_is_preferred_to_slightly_better_places_apart()
    {
        var (house, agency) = (ProviderId.New(), ProviderId.New());
        var proposal = Proposed(Opening("language-training", house, free: 2), Opening("legal", house, free: 2), Opening("legal", agency, free: 10), Opening("language-training", agency, free: 10, region: "3521"));
        Assert.True(proposal.IsAtOneSite);
        Assert.All(proposal.Parts, part => Assert.Equal(house, part.Listing.Profile.ProviderId));
        Assert.Equal(proposal.Parts.Sum(part => part.Value) * 125 / 100, proposal.Value);
        Assert.Equal(Needs.Select(need => need.NeedId), proposal.Parts.Select(part => part.NeedId));
    }

    [Fact]
    public void Without_one_place_for_everything_the_best_of_each_is_taken() =>
        Assert.False(Proposed(Opening("language-training", ProviderId.New()), Opening("legal", ProviderId.New())).IsAtOneSite);

    [Fact]
    public void A_need_without_a_place_is_named_and_the_others_are_proposed()
    {
        var proposal = Proposed(Opening("legal", ProviderId.New()));
        Assert.Equal([Needs[0].NeedId], proposal.Lacking);
        Assert.Equal([Needs[1].NeedId], proposal.Parts.Select(part => part.NeedId));
    }

    [Fact]
    public void A_part_that_is_not_worth_its_price_keeps_the_whole_from_being_proposed()
    {
        OpeningListing[] openings = [Opening("language-training", ProviderId.New()), Opening("legal", ProviderId.New())];
        var catalogue = Filed(openings);
        catalogue.SetPrices(PlainRanking.Prices(1, (openings[1].OpeningId, 900_000)));
        Assert.Empty(BundleProposal.For(catalogue, EnquiryIn(catalogue), Needs).Parts);
    }

    private static BundleProposal Proposed(params OpeningListing[] openings)
    {
        var catalogue = Filed(openings);
        return BundleProposal.For(catalogue, EnquiryIn(catalogue), Needs);
    }

    private static Enquiry EnquiryIn(Catalogue catalogue) => new(catalogue, Samples.Seeker(Needs), null, Samples.Today);

    private static Catalogue Filed(OpeningListing[] openings)
    {
        var catalogue = new Catalogue(MatchingPolicy.Default);
        foreach (var opening in openings)
        {
            catalogue.Put(opening);
        }

        return catalogue;
    }

    private static OpeningListing Opening(string serviceType, ProviderId provider, int free = 5, string region = "3520") =>
        Samples.Listing(Samples.Profile(serviceType, region) with { ProviderId = provider }) with { Balance = new(10, 10 - free, 0) };
}
