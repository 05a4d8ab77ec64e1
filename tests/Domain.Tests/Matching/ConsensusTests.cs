using System.Collections.Immutable;
using Coordination.Domain.Matching.Waitlists;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class ConsensusTests
{
    private const int HalvesInDays = 90;
    private static readonly MarketOpening FreeNow = new(0, 0, 45, 1);

    [Fact]
    public void Without_a_future_the_better_use_is_offered()
    {
        var offer = Assert.Single(Consensus.Offers([Future([Person(1, (0, 500)), Person(4, (0, 500))], [FreeNow])], 2, [1], 60, 1));
        Assert.Equal((1, 0, 1), (offer.Person, offer.Opening, offer.Votes));
    }

    [Fact]
    public void A_place_is_kept_when_most_futures_bring_somebody_who_needs_it_more()
    {
        MarketPerson waiting = Person(1, (0, 500)), urgent = Person(8, (0, 900)) with { SinceDay = 3 };
        var (quiet, busy) = (Future([waiting], [FreeNow]), Future([waiting], [FreeNow], coming: [urgent]));
        Assert.Empty(Consensus.Offers([busy, busy, busy, quiet], 1, [1], 60, 1));
        Assert.Empty(Consensus.Offers([busy, busy, quiet, quiet], 1, [1], 60, 1));
        Assert.Equal(3, Assert.Single(Consensus.Offers([quiet, quiet, quiet, busy], 1, [1], 60, 1)).Votes);
    }

    [Fact]
    public void When_the_futures_agree_to_use_a_place_and_not_for_whom_it_goes_to_whom_most_of_them_name()
    {
        MarketPerson[] people = [Person(1, (0, 500)), Person(1, (0, 510)), Person(1, (0, 520))];
        Future Naming(int best) => Future([.. people.Select((person, at) => at == best ? Person(9, (0, 500)) : person)], [FreeNow]);
        var offer = Assert.Single(Consensus.Offers([Naming(0), Naming(0), Naming(1), Naming(2), Naming(2), Naming(2)], 3, [1], 60, 1));
        Assert.Equal((2, 3), (offer.Person, offer.Votes));
    }

    [Fact]
    public void A_place_goes_to_those_for_whom_nothing_else_is_coming()
    {
        // The first person would value the free place more, but their own opens tomorrow.
        MarketPerson first = Person(1, (0, 600), (1, 900)), second = Person(1, (0, 500));
        var offer = Assert.Single(Consensus.Offers([Future([first, second], [FreeNow], opening: [new(1, 1, 45, 1)])], 2, [1], 60, 1));
        Assert.Equal(1, offer.Person);
    }

    [Fact]
    public void In_strict_order_the_first_in_line_takes_what_suits_best_and_the_next_what_is_left()
    {
        MarketPerson first = Person(1, (0, 500), (1, 600)), second = Person(9, (1, 900)), third = Person(9, (0, 900));
        var offers = Consensus.InLine(Future([first, second, third], [FreeNow, new(1, 0, 45, 1)]), 3, [1, 1]);
        Assert.Equal([(0, 1), (2, 0)], offers.Select(offer => (offer.Person, offer.Opening)));
    }

    [Fact]
    public void What_was_kept_too_long_goes_to_somebody_who_waits_now()
    {
        var present = Future([Person(1, (0, 500)), Person(1, (0, 510))], [FreeNow]);
        Assert.Equal(1, Assert.Single(Consensus.OffersNow(present, 2, [1], 1)).Person);
    }

    [Fact]
    public void Nobody_takes_what_closes_before_they_come() =>
        Assert.Equal(0, Future([], [new(0, 0, 2, 1)], coming: [Person(1, (0, 500)) with { SinceDay = 3 }]).Demand.OpeningsOf(0).Length);

    [Fact]
    public void Every_person_and_every_unit_is_offered_at_most_once_however_few_votes_suffice() =>
        (from futures in SmallMarkets.Any(8, 50).Array[1, 5] from percent in Gen.Int[1, 100] select (futures, percent)).Sample(
            drawn =>
            {
                var waiting = drawn.futures.Min(future => future.Requests.Length);
                var openings = drawn.futures.Min(future => future.Units.Length);
                var free = Enumerable.Range(0, openings).Select(opening => drawn.futures.Min(future => future.Units[opening])).ToArray();
                var offers = Consensus.Offers([.. drawn.futures.Select(future => new Future(future.Demand, future.Units))], waiting, free, drawn.percent, 1);
                Assert.Equal(offers.Length, offers.Select(offer => offer.Person).Distinct().Count());
                Assert.All(Enumerable.Range(0, openings), opening => Assert.True(offers.Count(offer => offer.Opening == opening) <= free[opening]));
                Assert.All(offers, offer => Assert.True(offer.Votes > 0));
            },
            iter: 1_000,
            print: drawn => $"{drawn.percent}% of\n{string.Join('\n', (object[])drawn.futures)}");

    private static MarketPerson Person(int weight, params (int Resource, long Utility)[] options) =>
        new(0, weight, [.. options.Select(option => new MarketOption(option.Resource, option.Utility))]);

    private static Future Future(MarketPerson[] waiting, MarketOpening[] free, MarketPerson[]? coming = null, MarketOpening[]? opening = null) =>
        FutureBuilder.Build(0, waiting, free, coming ?? [], opening ?? [], HalvesInDays);
}
