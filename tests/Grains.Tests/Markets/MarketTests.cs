using System.Collections.Immutable;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Markets;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Policies;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Orleans.Runtime;
using Xunit;

namespace Coordination.Grains.Tests.Markets;

/// <summary>Markets in provinces of their own, each with a past that its test gave it.</summary>
public sealed class MarketTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private const string Winnipeg = "4611";
    private const string Saskatoon = "4711";
    private const string Calgary = "4806";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_scarce_place_is_kept_for_the_crises_that_are_expected_and_prices_survive_a_restart()
    {
        await Remember(Winnipeg, people: 120, homeInCrisis: true);
        var opening = await community.Post(3, Acts.Draft(region: Winnipeg));
        var market = community.Grains.Market("46");
        var (calm, need) = await community.Arrive(region: Winnipeg);
        var (urgent, _) = await community.Arrive(region: Winnipeg, homeInCrisis: true);
        var standing = await Eventually.Get(market.Standing, standing => standing.Priced == 1, Patience);
        Assert.Equal((PriceSource.Learned, 1), (standing.PriceSource, standing.Openings));

        var kept = Assert.Single((await community.Newcomer(calm).Matches())!.Items);
        Assert.Equal(Today.AddDays(MatchingPolicy.Default.PriceHoldDaysMax), kept.KeptUntil);
        Assert.Equal("kept-for-higher-need", kept.Match.Cautions[0].Code);
        Assert.False(Assert.Single((await community.Newcomer(urgent).Matches())!.Items).IsPriceHeld);

        var why = (await community.Newcomer(calm).Explain(opening))!;
        Assert.Equal((kept.KeptUntil, "change-wait"), (why.FreeOn, Assert.Single(why.Changes).Code));

        // Kept is counted from the day it was first refused, also when the market was forgotten in between.
        await community.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, TestContext.Current.CancellationToken);
        community.Clock.Ahead = TimeSpan.FromDays(5);
        try
        {
            var later = await community.Grains.Market("46").Standing();
            Assert.True(later.PriceVersion >= standing.PriceVersion);
            Assert.Equal(kept.KeptUntil, (await community.Newcomer(calm).Explain(opening))!.FreeOn);
            community.Clock.Ahead = TimeSpan.FromDays(21);
            Assert.Null((await community.Newcomer(calm).Explain(opening))!.FreeOn);
        }
        finally
        {
            community.Clock.Ahead = TimeSpan.Zero;
        }

        var id = await community.Newcomer(calm).Override(new(Acts.NewKey(), need, opening, "worker", "Moves away next week"));
        Assert.Equal(["Moves away next week"], await community.Database.Rows($"select reason from match_decision where decision_id = '{id}'"));
    }

    [Fact]
    public async Task The_engine_holds_the_best_place_and_its_decision_can_be_taken_again()
    {
        var near = await community.Post(2, Acts.Draft(region: Saskatoon));
        await community.Post(2, Acts.Draft(region: Saskatoon) with { Languages = ["fr"] });
        var (id, need) = await community.Arrive(region: Saskatoon);
        var command = new PlaceNeed(Acts.NewKey(), need, "worker");

        var placed = (await community.Newcomer(id).Place(command))!;
        var again = (await community.Newcomer(id).Place(command))!;

        Assert.Equal((near, placed.HoldId, placed.DecisionId), (placed.HoldId!.Value.Opening, again.HoldId, again.DecisionId));
        Assert.Null(placed.EntryId);
        Assert.Equal(2, placed.Decision.Grounds.Openings.Length);
        Assert.Equal("1", Assert.Single(await community.Database.Rows($"select count(*) from ledger where newcomer_id = '{id}' and kind = 'held'")));

        var recorded = Assert.Single(await new DecisionLog(Npgsql.NpgsqlDataSource.Create(community.Database)).Of(id));
        Assert.True(recorded.Decision.Replays());
        Assert.Equal(placed.Decision.Hash, recorded.Decision.Hash);
        var bent = recorded.Decision with { Grounds = recorded.Decision.Grounds with { PriceVersion = 99 } };
        Assert.False(bent.Replays());
    }

    [Fact]
    public async Task Without_a_place_the_need_waits_and_the_reason_is_recorded()
    {
        var full = await community.Post(1, Acts.Draft("legal", Saskatoon));
        await community.Held(full);
        var (id, need) = await community.Arrive("legal", Saskatoon);
        var waits = (await community.Newcomer(id).Place(new(Acts.NewKey(), need, "worker")))!;
        Assert.Null(waits.HoldId);
        Assert.Equal(["waiting"], await community.Database.Rows($"select state from waitlist_entry where entry_id = '{waits.EntryId}'"));
        Assert.Null(await community.Newcomer(id).Place(new(Acts.NewKey(), NeedId.New(), "worker")));
    }

    [Fact]
    public async Task A_policy_is_a_version_that_every_market_follows()
    {
        var policy = community.Grains.GetGrain<IPolicyGrain>(IPolicyGrain.Key);
        var first = await policy.Current();
        var (id, _) = await community.Arrive(region: Calgary);
        Assert.Equal(first.Policy.Version, (await community.Newcomer(id).Matches())!.PolicyVersion);

        var bad = await policy.Put(new(first.Policy with { BandWeights = [1, 2, 4, 8] }, first.Policy.Version, "admin", "upside down"));
        Assert.Equal(["band-weights"], bad.Faults);
        var put = await policy.Put(new(first.Policy with { Mode = MatchingMode.StrictLexicographic }, first.Policy.Version, "admin", "by band"));
        var stale = await policy.Put(new(first.Policy with { VotePercent = 70 }, first.Policy.Version, "admin", "late"));

        Assert.NotEqual(first.Policy.Version, put.Current.Policy.Version);
        Assert.True(stale.IsStale);
        Assert.Equal(put.Current.Policy.Version, (await policy.Current()).Policy.Version);
        await Eventually.Get(async () => (await community.Newcomer(id).Matches())!.PolicyVersion, version => version == put.Current.Policy.Version, Patience);
        Assert.Equal([put.Current.Policy.Version, MatchingPolicy.Default.Version], (await policy.Versions()).Select(version => version.Policy.Version));
        await policy.Put(new(first.Policy, put.Current.Policy.Version, "admin", "as before"));
    }

    [Fact]
    public async Task An_opening_across_the_border_of_a_province_is_offered_in_both_markets()
    {
        var ottawa = await community.Post(1, Acts.Draft("housing", "3506"));
        var (id, _) = await community.Arrive("housing", "2481");
        Assert.Contains(ottawa, (await community.Newcomer(id).Matches())!.Items.Select(item => item.Match.Listing.OpeningId));
    }

    private DateOnly Today => DateOnly.FromDateTime(community.Clock.GetUtcNow().UtcDateTime);

    /// <summary>People who came over the last sixty days.</summary>
    private async Task Remember(string region, int people, bool homeInCrisis)
    {
        ImmutableArray<DomainFinding> findings = homeInCrisis ? [new(NeedDomain.Housing, 1, true, null)] : [];
        var now = community.Clock.GetUtcNow();
        await Parallel.ForEachAsync(Enumerable.Range(0, people), TestContext.Current.CancellationToken, async (at, _) =>
        {
            var id = NewcomerId.New();
            await community.Newcomer(id).Register(Acts.Person(region));
            await community.Newcomer(id).Assess(new(AssessmentId.New(), "worker", new([new("language-training", 3)], [], findings, null), now.AddDays(-60 + (at / 2))));
        });
    }
}
