using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests.Matching.Markets;

public sealed class WaitlistVoteTests
{
    private static readonly DateTimeOffset Now = new(Samples.Today, new(12, 0), TimeSpan.Zero);
    private static readonly Outlook Unknown = new(MarketPast.Nothing, Samples.Today);

    [Fact]
    public void Of_people_alike_the_first_in_line_is_offered_the_place()
    {
        InLine[] line = [Waiting(PriorityBand.Other, 3), Waiting(PriorityBand.Other, 3), Waiting(PriorityBand.Other, 3)];
        Assert.Equal([0, 1], Vote(2, line).Offers);
    }

    [Fact]
    public void A_higher_band_goes_first_and_the_more_urgent_within_it()
    {
        InLine[] line = [Waiting(PriorityBand.Other, 5), Waiting(PriorityBand.HighVulnerability, 1), Waiting(PriorityBand.HighVulnerability, 4)];
        Assert.Equal([2], Vote(1, line).Offers);
        Assert.Equal(new[] { 1, 2 }, Vote(2, line).Offers.Order());
    }

    [Fact]
    public void Waiting_counts_and_ageing_moves_up_a_band()
    {
        InLine[] line = [Waiting(PriorityBand.HighVulnerability, 4), Waiting(PriorityBand.Other, 1, days: 100)];
        Assert.Equal([1], Vote(1, line).Offers);
    }

    [Fact]
    public void In_strict_mode_the_line_decides()
    {
        InLine[] line = [Waiting(PriorityBand.HighVulnerability, 1), Waiting(PriorityBand.HighVulnerability, 5)];
        Assert.Equal([0], Vote(1, line, policy: MatchingPolicy.Default with { Mode = MatchingMode.StrictLexicographic }).Offers);
        Assert.Equal([1], Vote(1, line).Offers);
    }

    [Fact]
    public void Those_who_cannot_take_part_are_passed_over()
    {
        InLine[] line = [Waiting(PriorityBand.Crisis, 5) with { Seeker = Pasts.Seeker(PriorityBand.Crisis) with { NclcLowest = 1 } }, Waiting(PriorityBand.Other, 1)];
        Assert.Equal([1], Vote(1, line, listing: Opening(1, nclcMin: 4)).Offers);
    }

    [Fact]
    public void A_last_place_is_kept_for_the_crisis_that_comes_every_day_and_let_go_when_it_was_kept_too_long()
    {
        var outlook = new Outlook(Pasts.Daily(60, 4, PriorityBand.Crisis), Samples.Today);
        InLine[] line = [Waiting(PriorityBand.Other, 1)];
        var kept = Vote(1, line, outlook);
        Assert.Empty(kept.Offers);
        Assert.True(kept.IsKept);
        Assert.Equal([0], Vote(1, line, outlook, keptSince: Samples.Today.AddDays(-21)).Offers);
        Assert.Equal([0], Vote(1_000, line, outlook).Offers);
    }

    [Fact]
    public void The_same_line_gives_the_same_offers()
    {
        var outlook = new Outlook(Pasts.Daily(60, 2, PriorityBand.Crisis, PriorityBand.Other), Samples.Today);
        var line = Enumerable.Range(0, 200).Select(at => Waiting((PriorityBand)(at % 4), 1 + (at % 5), at)).ToArray();
        var listing = Opening(20);
        Assert.Equal(Vote(20, line, outlook, listing: listing).Offers, Vote(20, line, outlook, listing: listing).Offers);
        Assert.Equal(20, Vote(20, line, outlook, listing: listing).Offers.Distinct().Count());
    }

    private static VoteOutcome Vote(
        int units, InLine[] line, Outlook? outlook = null, MatchingPolicy? policy = null, DateOnly? keptSince = null, OpeningListing? listing = null) =>
        WaitlistVote.Of(listing ?? Opening(units), line, outlook ?? Unknown, policy ?? MatchingPolicy.Default, Now, keptSince);

    private static OpeningListing Opening(int units, int? nclcMin = null) =>
        Samples.Listing(Samples.Profile() with { NclcMin = nclcMin }) with { Terms = new(CapacityUnit.Seat, null, null), Balance = new(units, 0, 0) };

    private static InLine Waiting(PriorityBand band, int urgency, int days = 0)
    {
        var seeker = Pasts.Seeker(band, urgency);
        return new(new("w-" + seeker.NewcomerId.Value, band, 0.5, null, 45, Now.AddDays(-days)), seeker, seeker.Needs[0].NeedId);
    }
}
