using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class CatalogueTests
{
    private static readonly DateTimeOffset Now = new(Samples.Today, new(12, 0), TimeSpan.Zero);

    [Fact]
    public void What_the_sets_find_is_what_the_rules_let_through() => Gen.Select(Communities.Listing.Array[0, 60], Communities.Seeker).Sample(
        (listings, seeker) =>
        {
            var catalogue = Filed(listings);
            var enquiry = new Enquiry(catalogue, seeker, null, Samples.Today);
            var need = seeker.Needs[0];
            var found = Found(catalogue, enquiry, need.ServiceType, need.Urgency);
            var allowed = listings.Where(listing => listing.Profile.ServiceType == need.ServiceType && MatchRanking.Explain(seeker, listing, Samples.Today).Failures.IsEmpty);
            Assert.Equal(Ordered(allowed.Select(listing => listing.OpeningId)), Ordered(found));
        },
        iter: 1_000,
        print: drawn => Communities.Text(drawn.Item2, drawn.Item1));

    [Fact]
    public void The_value_found_at_speed_is_the_sum_of_the_parts_that_are_shown() => Gen.Select(Communities.Listing.Array[0, 40], Communities.Seeker).Sample(
        (listings, seeker) =>
        {
            var catalogue = Filed(listings, MatchingPolicy.Default with { BandWeights = [1, 1, 1, 1] });
            var need = seeker.Needs[0];
            foreach (var candidate in new Enquiry(catalogue, seeker, null, Samples.Today).Candidates(need.ServiceType, need.Urgency, 0))
            {
                Assert.Equal(MatchRanking.Explain(seeker, catalogue.At(candidate.Opening), Samples.Today).Match!.Utility.Total, candidate.Value);
            }
        },
        iter: 500,
        print: drawn => Communities.Text(drawn.Item2, drawn.Item1));

    [Fact]
    public void Without_prices_the_list_is_the_one_made_by_looking_at_everything() => Gen.Select(Communities.Listing.Array[0, 60], Communities.Seeker).Sample(
        (listings, seeker) =>
        {
            var catalogue = Filed(listings);
            var atSpeed = CatalogueRanking.Rank(catalogue, new(catalogue, seeker, null, Samples.Today), seeker.Needs[0].OpenedAt);
            Assert.Equal(PlainRanking.Rank(seeker, listings, Samples.Today).Select(match => match.Listing.OpeningId), atSpeed.Select(priced => priced.Match.Listing.OpeningId));
        },
        iter: 500,
        print: drawn => Communities.Text(drawn.Item2, drawn.Item1));

    [Fact]
    public void A_catalogue_that_was_changed_answers_like_one_made_anew() =>
        Gen.Select(Communities.Listing.Array[1, 20], Communities.Listing.Array[1, 20], Communities.Seeker).Sample(
            (first, second, seeker) =>
            {
                var changed = Filed(first);
                var facts = new PersonFacts { NclcLowest = seeker.NclcLowest };
                Found(changed, new(changed, seeker, facts, Samples.Today), seeker.Needs[0].ServiceType, 3);
                var now = first.Zip(second, (old, next) => next with { OpeningId = old.OpeningId, Version = old.Version + 1 }).ToArray();
                Array.ForEach(now, listing => changed.Put(listing));
                var anew = Filed([.. first.Skip(now.Length), .. now]);
                Assert.All(seeker.Needs, need => Assert.Equal(
                    Ordered(Found(anew, new(anew, seeker, facts, Samples.Today), need.ServiceType, 3)),
                    Ordered(Found(changed, new(changed, seeker, facts, Samples.Today), need.ServiceType, 3))));
            },
            iter: 500);

    [Fact]
    public void Thousands_of_openings_make_it_grow()
    {
        var catalogue = Filed([.. Enumerable.Range(0, 3_000).Select(_ => Samples.Listing())]);
        Assert.Equal(3_000, new Enquiry(catalogue, Samples.Seeker(), null, Samples.Today).Candidates("language-training", 3, 0).Length);
        catalogue.Remove(catalogue.At(7).OpeningId);
        Assert.Equal(2_999, new Enquiry(catalogue, Samples.Seeker(), null, Samples.Today).Candidates("language-training", 3, 0).Length);
    }

    [Fact]
    public void An_older_version_changes_nothing()
    {
        var listing = Samples.Listing() with { Version = 5 };
        var catalogue = Filed([listing]);
        catalogue.Put(listing with { Version = 4, IsClosed = true });
        Assert.Single(CatalogueRanking.Rank(catalogue, new(catalogue, Samples.Seeker(), null, Samples.Today), Now));
    }

    [Fact]
    public void The_evidence_rules_leave_out_and_reorder()
    {
        var alone = Samples.Listing(Samples.Profile(modality: Modality.SelfDirected));
        var live = Samples.Listing(Samples.Profile(modality: Modality.Online));
        var catalogue = new Catalogue(MatchingPolicy.Default);
        catalogue.Put(alone, OfferFacts.Of(alone.Profile) with { SynchronousHours = 0 });
        catalogue.Put(live);
        var person = new PersonFacts { NclcLowest = 5 };
        Assert.Equal([live.OpeningId, alone.OpeningId], Ranked(catalogue, Samples.Seeker(), person));
        Assert.Equal([live.OpeningId], Ranked(catalogue, Samples.Seeker(), person with { NclcLowest = 4 }));
    }

    [Fact]
    public void What_is_for_a_distinct_group_is_found_by_those_who_agreed()
    {
        var listing = Samples.Listing();
        var catalogue = new Catalogue(MatchingPolicy.Default);
        catalogue.Put(listing, new() { DistinctGroups = ["trans"], Languages = ["en"] });
        Assert.Empty(Ranked(catalogue, Samples.Seeker(), new()));
        Assert.Single(Ranked(catalogue, Samples.Seeker(), new() { AgreedGroups = ["trans"] }));
    }

    [Fact]
    public void A_price_puts_a_match_last_and_says_how_long_it_may_be_kept()
    {
        var (dear, cheap) = (Samples.Listing(), Samples.Listing());
        var catalogue = Filed([dear, cheap]);
        catalogue.SetPrices(PlainRanking.Prices(7, (dear.OpeningId, 200_000)));
        var enquiry = new Enquiry(catalogue, Samples.Seeker(), null, Samples.Today);

        var ranked = CatalogueRanking.Rank(catalogue, enquiry, Now);
        Assert.Equal([cheap.OpeningId, dear.OpeningId], ranked.Select(priced => priced.Match.Listing.OpeningId));
        Assert.Equal([false, true], ranked.Select(priced => priced.IsPriceHeld));

        catalogue.NoteKept(catalogue.PositionOf(dear.OpeningId), Samples.Today);
        var held = WhyNot.Of(catalogue, enquiry, dear);
        Assert.Equal((Domain.Matching.Deciding.Rejection.PriceHeld, Samples.Today.AddDays(21)), (held.Rejection, held.FreeOn!.Value));
        Assert.True(WhyNot.Of(catalogue, new(catalogue, Samples.Seeker(), null, Samples.Today.AddDays(21)), dear).IsOffered);
        Assert.True(WhyNot.Of(catalogue, enquiry, dear, isAged: true).IsOffered);
    }

    [Fact]
    public void Belonging_to_the_group_of_women_changes_no_order_of_work_or_training() => Gen.Select(Communities.Listing.Array[0, 40], Communities.Seeker).Sample(
        (listings, seeker) =>
        {
            var open = listings.Where(listing => listing.Profile.Audiences.IsEmpty && listing.Profile.ServiceType is "employment" or "education" or "language-training").ToArray();
            var catalogue = Filed(open);
            Assert.Equal(Ranked(catalogue, seeker with { Audiences = [] }, null), Ranked(catalogue, seeker with { Audiences = [Audience.Women] }, null));
        },
        iter: 300,
        print: drawn => Communities.Text(drawn.Item2, drawn.Item1));

    private static Catalogue Filed(OpeningListing[] listings, MatchingPolicy? policy = null)
    {
        var catalogue = new Catalogue(policy ?? MatchingPolicy.Default);
        Array.ForEach(listings, listing => catalogue.Put(listing));
        return catalogue;
    }

    private static List<OpeningId> Found(Catalogue catalogue, Enquiry enquiry, string serviceType, int urgency)
    {
        var found = new List<OpeningId>();
        foreach (var candidate in enquiry.Candidates(serviceType, urgency, 0))
        {
            found.Add(catalogue.At(candidate.Opening).OpeningId);
        }

        return found;
    }

    private static IEnumerable<OpeningId> Ranked(Catalogue catalogue, Seeker seeker, PersonFacts? facts) =>
        CatalogueRanking.Rank(catalogue, new(catalogue, seeker, facts, Samples.Today), seeker.Needs[0].OpenedAt).Select(priced => priced.Match.Listing.OpeningId);

    private static IEnumerable<string> Ordered(IEnumerable<OpeningId> ids) => ids.Select(id => id.Value).Order(StringComparer.Ordinal);
}
