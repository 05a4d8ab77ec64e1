using System.Collections.Immutable;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Bundles;
using Coordination.Grains.Ledger;
using Coordination.Grains.Regions;
using Coordination.Grains.Storage;
using Coordination.Grains.Tests.Community;
using Coordination.Grains.Tests.Ledger;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Bundles;

public sealed class BundleTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    [Fact]
    public async Task A_bundle_holds_every_part_with_one_expiry_and_confirms_them_in_one_transaction()
    {
        var openings = await Post(2, 1, 3);
        var placed = Assert.IsType<BundleOutcome.Placed>(await Place(NewBundle(), openings));
        Assert.Equal(openings, placed.Holds.Select(hold => hold.OpeningId));
        Assert.Equal(["1"], await community.Database.Rows($"select count(distinct expires_at) from hold where bundle_id = '{placed.BundleId}'"));
        var confirmed = Assert.IsType<BundleOutcome.Confirmed>(await Bundle(placed.BundleId).Confirm(Acts.NewKey()));
        Assert.All(confirmed.Holds, hold => Assert.Equal(3, hold.OpeningVersion));
        Assert.Equal(["1"], await community.Database.Rows(
            $"select count(distinct xmin::text) from ledger where bundle_id = '{placed.BundleId}' and kind = 'confirmed'"));
        foreach (var opening in openings)
        {
            Assert.Equal(1, (await LedgerReplay.Check(community.Database, opening, 3)).Taken);
            Assert.Equal(1, (await community.Resource(opening).Opening(opening))!.Balance.Taken);
        }
    }

    [Fact]
    public async Task A_part_without_a_seat_stops_the_whole_and_the_refusal_names_it_and_what_is_nearest()
    {
        var openings = await Post(2, 1);
        var elsewhere = await community.Post(4);
        await community.Held(openings[1]);
        await Eventually.Get(
            () => community.Grains.GetGrain<IRegionGrain>("3520").Candidates(), listed => listed.Any(listing => listing.OpeningId == elsewhere), TimeSpan.FromSeconds(5));
        var refused = Assert.IsType<BundleOutcome.Refused>(await Place(NewBundle(), openings));
        var part = Assert.Single(refused.Parts);
        Assert.Equal((openings[1], "exhausted", 0, 2L), (part.OpeningId, part.Reason, part.Available, part.OpeningVersion));
        Assert.Equal(("3520", 0d), (part.Nearest!.RegionCode, part.Nearest.DistanceKm));
        Assert.True(part.Nearest.Available > 0);
        Assert.Equal(new OpeningBalance(2, 0, 0), (await community.Resource(openings[0]).Opening(openings[0]))!.Balance);
        Assert.IsType<CapacityOutcome.Placed>(await community.Hold(openings[0]));
    }

    [Fact]
    public async Task The_same_command_answers_alike_and_another_request_is_a_mismatch()
    {
        var (openings, bundle, key) = (await Post(3, 3), NewBundle(), Acts.NewKey("asked"));
        var first = await Place(bundle, openings, key);
        Assert.Equal(Shown(first), Shown(await Place(bundle, openings, key)));
        Assert.IsType<BundleOutcome.Mismatch>(await Place(bundle, openings, key with { RequestHash = "asked otherwise" }));
        var confirm = Acts.NewKey();
        var confirmed = await Bundle(bundle).Confirm(confirm);
        Assert.Equal(Shown(confirmed), Shown(await Bundle(bundle).Confirm(confirm)));
        Assert.IsType<BundleOutcome.Confirmed>(await Bundle(bundle).Confirm(Acts.NewKey()));
        Assert.Equal(1, (await community.Resource(openings[0]).Opening(openings[0]))!.Balance.Taken);
    }

    [Fact]
    public async Task A_hold_of_a_bundle_moves_only_with_the_whole()
    {
        var openings = await Post(1, 1);
        var placed = Assert.IsType<BundleOutcome.Placed>(await Place(NewBundle(), openings));
        var hold = placed.Holds[0].HoldId;
        Assert.Equal(placed.BundleId, Assert.IsType<CapacityOutcome.Bundled>(await community.Resource(openings[0]).ConfirmHold(new(Acts.NewKey(), hold))).BundleId);
        Assert.IsType<CapacityOutcome.Bundled>(await community.Resource(openings[0]).ReleaseHold(new(Acts.NewKey(), hold)));
        Assert.IsType<BundleOutcome.Released>(await Bundle(placed.BundleId).Release(Acts.NewKey()));
        Assert.IsType<BundleOutcome.AlreadyReleased>(await Bundle(placed.BundleId).Confirm(Acts.NewKey()));
        foreach (var opening in openings)
        {
            Assert.Equal(1, (await community.Resource(opening).Opening(opening))!.Balance.Available);
        }
    }

    [Fact]
    public async Task A_bundle_that_ran_out_is_lapsed_as_a_whole()
    {
        var openings = await Post(1, 1);
        var placed = Assert.IsType<BundleOutcome.Placed>(await Place(NewBundle(), openings, lifetime: TimeSpan.FromMilliseconds(400)));
        foreach (var opening in openings)
        {
            await Eventually.Get(async () => (await community.Resource(opening).Opening(opening))!.Balance.Available, free => free == 1, TimeSpan.FromSeconds(5));
        }

        Assert.IsType<BundleOutcome.Lapsed>(await Bundle(placed.BundleId).Confirm(Acts.NewKey()));
        Assert.IsType<BundleOutcome.Unknown>(await Bundle(NewBundle()).Confirm(Acts.NewKey()));
    }

    [Fact]
    public async Task Crossing_bundles_on_few_seats_never_wait_for_each_other_and_leave_no_part()
    {
        var openings = await Post(5, 5, 5);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(async index =>
        {
            var (bundle, order) = (NewBundle(), index % 2 == 0 ? openings : [.. openings.Reverse()]);
            var answer = await Place(bundle, order);
            return answer is not BundleOutcome.Placed ? answer : (index % 3) switch
            {
                0 => await Bundle(bundle).Release(Acts.NewKey()),
                _ => await Bundle(bundle).Confirm(Acts.NewKey()),
            };
        }));
        var taken = answers.OfType<BundleOutcome.Confirmed>().Count();
        Assert.InRange(taken, 1, 5);
        foreach (var opening in openings)
        {
            var listing = (await community.Resource(opening).Opening(opening))!;
            Assert.Equal(new OpeningBalance(5, 0, taken), await LedgerReplay.Check(community.Database, opening, listing.Version));
        }
    }

    [Fact]
    public async Task Holds_and_bundles_on_the_same_opening_go_on_side_by_side()
    {
        var openings = await Post(60, 60);
        var holds = Enumerable.Range(0, 40).Select(_ => community.Hold(openings[0]));
        var bundles = Enumerable.Range(0, 20).Select(_ => Place(NewBundle(), openings));
        await Task.WhenAll(Task.WhenAll(holds), Task.WhenAll(bundles));
        Assert.Equal(new OpeningBalance(60, 60, 0), (await community.Resource(openings[0]).Opening(openings[0]))!.Balance);
        Assert.Equal(new OpeningBalance(60, 20, 0), (await community.Resource(openings[1]).Opening(openings[1]))!.Balance);
    }

    [Fact]
    public async Task A_bundle_that_met_a_database_that_was_away_leaves_nothing_standing_still()
    {
        var openings = await Post(100, 100);
        var asked = new List<Task>();
        await using (await Refusal.OfLedger(community.Database, openings[0]))
        {
            await community.Database.Run("alter table opening rename to opening_away");
            for (var round = 0; round < 30; round++)
            {
                asked.AddRange([community.Hold(openings[0]), Place(NewBundle(), openings)]);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            await community.Database.Run("alter table opening_away rename to opening");
        }

        // An activation that cannot end holds its place for half a minute.
        var key = Acts.NewKey();
        await Eventually.Get(Held, held => held, TimeSpan.FromSeconds(10));
        await Task.WhenAll(asked).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.IsType<BundleOutcome.Placed>(await Place(NewBundle(), openings));

        async Task<bool> Held()
        {
            try
            {
                return await community.Hold(openings[0], key) is CapacityOutcome.Placed;
            }
            catch (Exception lost) when (lost is TimeoutException or LedgerUnavailableException)
            {
                return false;
            }
        }
    }

    private static BundleId NewBundle() => BundleId.From("test", Guid.NewGuid().ToString());

    private static string Shown(BundleOutcome outcome) => System.Text.Json.JsonSerializer.Serialize(outcome, CoordinationJson.Options);

    private IBundleGrain Bundle(BundleId id) => community.Grains.GetGrain<IBundleGrain>(id.Value);

    private async Task<ImmutableArray<OpeningId>> Post(params int[] units)
    {
        var openings = ImmutableArray.CreateBuilder<OpeningId>();
        foreach (var maximum in units)
        {
            openings.Add(await community.Post(maximum));
        }

        return openings.ToImmutable();
    }

    private Task<BundleOutcome> Place(BundleId bundle, ImmutableArray<OpeningId> openings, CommandKey? key = null, TimeSpan? lifetime = null) => Bundle(bundle).Place(new(
        key ?? Acts.NewKey(), NewcomerId.New(), "3520", [.. openings.Select(opening => new WantedPart(opening, 1, null))], lifetime ?? TimeSpan.FromMinutes(15)));
}
