using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Resources.Capacity;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

/// <summary>What stays true whatever happens to a market, in any order.</summary>
public sealed class MarketEventsTests
{
    private static readonly Gen<MarketEvent> AnyEvent =
        from kind in Gen.Int[0, 9]
        from which in Gen.Int[0, 30]
        from amount in Gen.Int[0, 5]
        select new MarketEvent(kind, which, amount);

    private static readonly Gen<(Seekers People, MarketEvent[] Events)> AnyCourse =
        from people in Communities.Seeker.Array[1, 6]
        from events in AnyEvent.Array[1, 40]
        select (new Seekers([.. people]), events);

    [Fact]
    public void No_course_of_events_oversells_matches_anybody_ineligible_or_wastes_a_unit_but_for_its_price() => AnyCourse.Sample(
        course =>
        {
            var market = new PlayedMarket();
            foreach (var happening in course.Events)
            {
                market.Play(happening, course.People.All);
            }
        },
        iter: 1_000,
        print: course => string.Join("; ", course.Events.Select(happening => happening.ToString())));

    [Fact]
    public void The_same_events_seed_and_policy_give_identical_hashes_and_every_decision_replays() => AnyCourse.Sample(
        course =>
        {
            var (first, second) = (new PlayedMarket(), new PlayedMarket());
            foreach (var happening in course.Events)
            {
                first.Play(happening, course.People.All);
                second.Play(happening, course.People.All);
            }

            Assert.Equal(first.Decisions.Select(decision => decision.Hash), second.Decisions.Select(decision => decision.Hash));
            Assert.All(first.Decisions, decision => Assert.True(decision.Replays()));
        },
        iter: 300,
        print: course => string.Join("; ", course.Events.Select(happening => happening.ToString())));

    [Fact]
    public void A_withdrawal_frees_a_unit_exactly_once()
    {
        var market = new PlayedMarket();
        var seeker = Samples.Seeker(Samples.Need("language-training", 3));
        market.Play(new(0, 0, 0), [seeker]);
        Assert.Equal(Rejection.Full, Assert.Single(WithNothing(market, seeker).Rejected).Why);
        Assert.IsType<CapacityOutcome.Released>(market.Withdraw(0));
        Assert.Equal(1, market.Free(0));
        market.Withdraw(0);
        Assert.Equal(1, market.Free(0));
    }

    private static MatchDecision WithNothing(PlayedMarket market, Domain.Matching.Seeker seeker)
    {
        var last = market.Decisions[^1];
        Assert.NotNull(last.Taken);
        return MatchDecision.Of(last.Grounds with { Openings = [last.Grounds.Openings.Single(opening => opening.OpeningId == last.Taken) with { Free = market.Free(0) }] });
    }
}

/// <summary>The people of a course of events.</summary>
internal sealed record Seekers(IReadOnlyList<Domain.Matching.Seeker> All);

/// <summary>Something that happens.</summary>
internal sealed record MarketEvent(int Kind, int Which, int Amount);
