using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Protection;
using Xunit;

namespace Coordination.Domain.Tests.Protection;

public sealed class FigureProtectionTests
{
    private const int Offsets = 5;

    /// <summary>Nobody is withheld for the sake of another who has more.</summary>
    private const int UnknownMax = FigureProtection.BusyMin + 5;

    private static readonly string[] Types = ["language-training", "housing"];

    [Fact]
    public void Rounding_is_to_base_five_and_goes_up_as_often_as_the_rest_says()
    {
        var offsets = new KeyedOffsets([1, 2, 3]);
        for (var rest = 0; rest < 5; rest++)
        {
            var up = Enumerable.Range(0, 5_000).Count(cell => offsets.Rounded($"cell {cell}", 20 + rest) == 25);
            Assert.InRange(up / 5_000.0, (rest / 5.0) - 0.03, (rest / 5.0) + 0.03);
        }
    }

    [Fact]
    public void What_rests_on_few_people_is_withheld_and_zero_looks_like_one()
    {
        var world = new World(1);
        foreach (var figure in world.Publish())
        {
            var true0 = world.Waiting(figure.RegionCode, figure.ServiceType);
            Assert.True(figure.IsWithheld || true0 >= 5, $"{figure.RegionCode} {figure.ServiceType} shows {figure.Waiting} for {true0}.");
            Assert.True(!figure.IsWithheld || figure is { Waiting: 0, SeatsShort: 0, GapIndex: null, MedianDays: null, Standing: GapStanding.TooFew });
            Assert.Equal(0, figure.Waiting % 5);
            Assert.True(!figure.IsWithheld || figure is { NewPerWeek: 0, StartsPerWeek: 0, ReachableSeats: 0 });
            Assert.All([figure.NewPerWeek * 4, figure.StartsPerWeek * 4, figure.ReachableSeats], rounded => Assert.Equal(0, rounded % 5));
            Assert.True(figure is { Held: 0, Taken: 0, ExpectedWaitWeeks: null, ExpectedPerWeek: 0 });
        }
    }

    [Fact]
    public void Of_the_regions_of_one_parent_one_is_withheld_alone_only_beside_busy_ones()
    {
        var published = new World(2).Publish().ToLookup(figure => figure.ServiceType);
        Assert.All(Types, type =>
        {
            foreach (var parent in RegionTable.All)
            {
                var children = published[type].Where(figure => RegionTable.Find(figure.RegionCode)!.ParentCode == parent.Code).ToArray();
                Assert.False(
                    children.Count(child => child.IsWithheld) == 1 && children.Any(child => child is { IsWithheld: false, Waiting: < FigureProtection.BusyMin }), parent.Code);
            }
        });
    }

    [Theory]
    [InlineData(11), InlineData(12), InlineData(13)]
    public void Subtraction_over_all_tables_and_many_refreshes_derives_no_cell(int seed)
    {
        var world = new World(seed);
        for (var refresh = 0; refresh < 20; refresh++)
        {
            Assert.Empty(Attack([world.Publish()], _ => 0));
            world.Live();
        }
    }

    [Theory]
    [InlineData(21), InlineData(22), InlineData(23), InlineData(24), InlineData(25), InlineData(26)]
    public void Who_sends_in_people_one_by_one_and_reads_every_table_each_time_derives_no_cell(int seed)
    {
        var world = new World(seed);
        var division = RegionTable.CensusDivisions[seed * 7].Code;
        var looks = new List<IReadOnlyList<GapFigure>>();
        for (var added = 0; added < 25; added++)
        {
            looks.Add(world.Publish());
            world.Add(division, Types[0]);
        }

        var derived = Attack(looks, cell => cell.Type != Types[1] && (cell.Region == division || RegionTable.AncestorsOf(division).Any(above => above.Code == cell.Region)) ? 1 : 0);

        // That nobody waits somewhere may come out; that somebody does, never.
        Assert.DoesNotContain(derived, item => item.Count > 0);
    }

    /// <summary>The attack can succeed: rounding that is drawn anew for each value, as it was here before, gives itself away.</summary>
    [Fact]
    public void The_same_attack_derives_cells_where_rounding_is_drawn_anew_for_each_value()
    {
        var offsets = new KeyedOffsets([9]);
        var attack = new SubtractionAttack(1, (count, _, published) => Math.Abs(published!.Value - count) < 5 && (count % 5 != 0 || published == count));
        var division = RegionTable.CensusDivisions[100].Code;
        attack.See(division, Types[0], [.. Enumerable.Range(0, 25).Select(added => ((long?)Redrawn(offsets, division, 42 + added), added))], 0, 200);

        Assert.Equal([((division, Types[0]), 42)], attack.Derived());

        static long Redrawn(KeyedOffsets offsets, string cell, int count) => 5 * ((count + offsets.Of($"{cell} {count}")) / 5);
    }

    private static IReadOnlyList<((string Region, string Type) Cell, int Count)> Attack(
        IReadOnlyList<IReadOnlyList<GapFigure>> looks, Func<(string Region, string Type), int> changeEachLook)
    {
        var attack = new SubtractionAttack(Offsets, (count, offset, published) =>
            published is { } seen ? seen == -1 || 5L * ((count + offset) / 5) == seen : 5L * ((count + offset) / 5) < FigureProtection.PublishedMin);
        var byCell = looks.Select(look => look.ToDictionary(figure => (figure.RegionCode, figure.ServiceType))).ToArray();
        foreach (var cell in byCell[0].Keys)
        {
            var change = changeEachLook(cell);
            var seen = byCell.Select((look, index) => (Published: Seen(look, cell), Change: index * change)).ToArray();

            // What else happens in a busy place nobody knows.
            seen = seen[0].Published >= FigureProtection.BusyMin ? seen[..1] : seen;
            var (least, most) = seen.FirstOrDefault(look => look.Published is not -1) is var (published, since) && published is { } number
                ? (Math.Max(0, (int)number - since - 4), (int)number - since + 4)
                : (0, seen.All(look => look.Published == -1) ? UnknownMax : FigureProtection.PublishedMin);
            attack.See(cell.RegionCode, cell.ServiceType, seen, least, most);
        }

        return attack.Derived();
    }

    /// <summary>What a table says of a cell: its number; null for fewer than are published; -1 where it may as well be the second of two that are withheld.</summary>
    private static long? Seen(Dictionary<(string RegionCode, string ServiceType), GapFigure> look, (string Region, string Type) cell)
    {
        var figure = look[cell];
        if (!figure.IsWithheld)
        {
            return figure.Waiting;
        }

        var siblings = RegionTable.ChildrenOf(RegionTable.Find(cell.Region)!.ParentCode ?? "");
        return siblings.Count(sibling => look[(sibling.Code, cell.Type)].IsWithheld) == 2 ? -1 : null;
    }

    /// <summary>People who wait, of two service types, in every division; some wait for both.</summary>
    private sealed class World
    {
        private readonly Random random;
        private readonly FigureProtection protection;
        private readonly Dictionary<(string Region, string Type), int> waiting = [];

        public World(int seed)
        {
            random = new(seed);
            protection = new(new(BitConverter.GetBytes(seed)));
            foreach (var division in RegionTable.CensusDivisions)
            {
                var size = Math.Pow(10, random.NextDouble() * 2.4) - 1;
                var (first, second) = ((int)(size * random.NextDouble()), (int)(size * random.NextDouble()));
                Add(division.Code, Types[0], first);
                Add(division.Code, Types[1], second);
                Add(division.Code, DivisionCounts.AllTypes, Math.Max(first, second) + random.Next(Math.Min(first, second) + 1));
            }
        }

        public int Waiting(string region, string type) => waiting.GetValueOrDefault((region, type));

        public IReadOnlyList<GapFigure> Publish() =>
        [
            .. Types.Append(DivisionCounts.AllTypes).SelectMany(type => protection.Protect(
            [
                .. RegionTable.All.Select(region => new GapFigure
                {
                    RegionCode = region.Code, ServiceType = type, Waiting = Waiting(region.Code, type), GapIndex = 40, SeatsShort = Waiting(region.Code, type) / 2, MedianDays = 33,
                    Standing = GapStanding.Tight, NewPerWeek = 3, StartsPerWeek = 2, ReachableSeats = 4, Held = 1, Taken = 2, ExpectedWaitWeeks = 5, ExpectedPerWeek = 1,
                }),
            ])),
        ];

        public void Add(string division, string type)
        {
            Add(division, type, 1);
            Add(division, DivisionCounts.AllTypes, 1);
        }

        public void Live()
        {
            for (var events = random.Next(1, 60); events > 0; events--)
            {
                Add(RegionTable.CensusDivisions[random.Next(RegionTable.CensusDivisions.Count)].Code, Types[random.Next(2)]);
            }
        }

        private void Add(string division, string type, int people)
        {
            foreach (var region in RegionTable.AncestorsOf(division).Select(above => above.Code).Prepend(division))
            {
                waiting[(region, type)] = Waiting(region, type) + people;
            }
        }
    }
}
