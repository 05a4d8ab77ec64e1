using Coordination.Domain.Distribution;
using Coordination.Domain.Geography;
using Coordination.Domain.Protection;
using Xunit;

namespace Coordination.Domain.Tests.Protection;

/// <summary>
/// Delivery models by two properties are one table to who subtracts: the models of a place add up to the same total twice, which nobody
/// publishes, and regions to those above. The reader is told more than there is to read: which cells are withheld because they are few.
/// </summary>
public sealed class DeliverySubtractionTests
{
    private const int Offsets = 5;

    /// <summary>Nobody is withheld for the sake of another who has more.</summary>
    private const int UnknownMax = FigureProtection.BusyMin + 5;

    /// <summary>No place has more needs.</summary>
    private const int NeedsMax = 20_000;

    /// <summary>All models of a place, which is not published.</summary>
    private const string Together = "together";

    private static readonly string[] Provinces = [.. DeliveryProtection.Places.Where(place => place.Level == RegionLevel.Province).Select(place => place.Code)];

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void Subtraction_of_one_table_from_the_other_and_of_regions_from_those_above_derives_no_cell(int seed)
    {
        var world = new World(seed);
        for (var refresh = 0; refresh < 20; refresh++)
        {
            Assert.DoesNotContain(Attack([world.Look(tally => tally.Needs, figure => figure.Sample)], (_, _) => 0), item => item.Count > 0);
            Assert.DoesNotContain(Attack([world.Look(tally => tally.Told, figure => figure.Met?.Of)], (_, _) => 0), item => item.Count > 0);
            world.Live();
        }
    }

    [Theory]
    [InlineData(11), InlineData(12), InlineData(13), InlineData(14), InlineData(15), InlineData(16)]
    public void Who_refers_people_one_by_one_to_one_model_and_reads_every_table_each_time_derives_no_cell(int seed)
    {
        var (province, modality, kind) = (Provinces[seed % Provinces.Length], DeliveryModels.Of(DeliveryBy.Modality)[seed % 3], DeliveryModels.Of(DeliveryBy.ProviderKind)[seed % 4]);

        Assert.DoesNotContain(OneByOne(seed, 25, _ => (province, modality, kind)), item => item.Count > 0);
    }

    /// <summary>The attack can succeed: a total that is told exactly gives the model away that is withheld.</summary>
    [Fact]
    public void The_same_attack_derives_a_withheld_model_from_an_exact_total()
    {
        var attack = new SubtractionAttack(1, (count, _, published) => published is null ? count < FigureProtection.PublishedMin : published == count);
        attack.See("35", Together, [(67, 0)], 0, 200);
        attack.See("35", Column(DeliveryBy.Modality, DeliveryModels.InPerson), [(60, 0)], 0, 200);
        attack.See("35", Column(DeliveryBy.Modality, DeliveryModels.Online), [(null, 0)], 0, 200);
        attack.Sum(("35", Together), [("35", Column(DeliveryBy.Modality, DeliveryModels.InPerson)), ("35", Column(DeliveryBy.Modality, DeliveryModels.Online))]);

        Assert.Contains((("35", Column(DeliveryBy.Modality, DeliveryModels.Online)), 7), attack.Derived());
    }

    private static string Column(DeliveryBy by, string model) => $"{by}|{model}";

    /// <summary>One need more before each look but the first, of which the reader knows everything.</summary>
    private static IReadOnlyList<((string Region, string Type) Cell, int Count)> OneByOne(int seed, int count, Func<int, (string Province, string Modality, string Kind)> added)
    {
        var world = new World(seed);
        var looks = new List<Dictionary<(string Region, string Type), Seen>>();
        var changes = new List<Dictionary<(string Region, string Type), int>> { new() };
        for (var look = 0; look < count; look++)
        {
            looks.Add(world.Look(tally => tally.Needs, figure => figure.Sample));
            var (province, modality, kind) = added(look);
            world.Add(province, modality, kind, 1);
            var next = new Dictionary<(string Region, string Type), int>(changes[^1]);
            foreach (var region in RegionTable.AncestorsOf(province).Select(above => above.Code).Append(province))
            {
                foreach (var column in new[] { Column(DeliveryBy.Modality, modality), Column(DeliveryBy.ProviderKind, kind) })
                {
                    next[(region, column)] = next.GetValueOrDefault((region, column)) + 1;
                }
            }

            changes.Add(next);
        }

        return Attack(looks, (cell, look) => changes[look].GetValueOrDefault(cell));
    }

    private static IReadOnlyList<((string Region, string Type) Cell, int Count)> Attack(
        IReadOnlyList<Dictionary<(string Region, string Type), Seen>> looks, Func<(string Region, string Type), int, int> changeBefore)
    {
        var attack = new SubtractionAttack(Offsets, (count, offset, published) =>
            published is { } seen ? seen == -1 || 5L * ((count + offset) / 5) == seen : count < FigureProtection.PublishedMin);
        foreach (var cell in looks[0].Keys)
        {
            var seen = looks.Select((look, index) => (Published: look[cell].ToReader, Change: changeBefore(cell, index))).ToArray();

            // What else happens in a busy place nobody knows.
            seen = seen[0].Published >= FigureProtection.BusyMin ? seen[..1] : seen;
            var (least, most) = seen.FirstOrDefault(look => look.Published is not -1) is var (published, since) && published is { } number
                ? (Math.Max(0, (int)number - since - 4), (int)number - since + 4)
                : (0, seen.Any(look => look.Published is null) ? FigureProtection.PublishedMin : UnknownMax);
            attack.See(cell.Region, cell.Type, seen, least, most);
        }

        foreach (var place in DeliveryProtection.Places)
        {
            attack.See(place.Code, Together, [(-1, 0)], 0, NeedsMax);
        }

        foreach (var (region, by) in DeliveryProtection.Places.SelectMany(place => Enum.GetValues<DeliveryBy>().Select(by => (place.Code, by))))
        {
            var parts = DeliveryModels.Of(by).Select(model => (region, Column(by, model))).Where(looks[0].ContainsKey).ToArray();
            if (parts.Length > 0)
            {
                attack.Sum((region, Together), parts);
            }
        }

        return attack.Derived();
    }

    /// <summary>What is published of a cell, null for nothing, and what is true.</summary>
    private sealed record Seen(long? Published, int Count)
    {
        /// <summary>As the attack takes it: null for fewer than are published, -1 for anything.</summary>
        public long? ToReader => Published ?? (Count < FigureProtection.PublishedMin ? null : -1);
    }

    /// <summary>Needs that were referred, by province, modality and kind of organization; half of them have an outcome.</summary>
    private sealed class World
    {
        private readonly Random random;
        private readonly DeliveryProtection protection;
        private readonly Dictionary<(string Province, string Modality, string Kind), int> needs = [];

        public World(int seed)
        {
            random = new(seed);
            protection = new(new(BitConverter.GetBytes(seed)));
            foreach (var province in Provinces)
            {
                var size = Math.Pow(10, random.NextDouble() * 2.2);
                foreach (var (modality, kind) in DeliveryModels.Of(DeliveryBy.Modality).SelectMany(modality => DeliveryModels.Of(DeliveryBy.ProviderKind).Select(kind => (modality, kind))))
                {
                    Add(province, modality, kind, random.Next(3) == 0 ? 0 : (int)(size * random.NextDouble()));
                }
            }
        }

        public static IEnumerable<string> Within(string place) => Provinces.Where(province => province == place || RegionTable.AncestorsOf(province).Any(above => above.Code == place));

        public void Add(string province, string modality, string kind, int more) => needs[(province, modality, kind)] = needs.GetValueOrDefault((province, modality, kind)) + more;

        public void Live()
        {
            for (var events = random.Next(1, 60); events > 0; events--)
            {
                var cell = needs.Keys.ElementAt(random.Next(needs.Count));
                needs[cell]++;
            }
        }

        public Dictionary<(string Region, string Type), Seen> Look(Func<DeliveryTally, int> count, Func<DeliveryFigure, int?> told)
        {
            var look = new Dictionary<(string Region, string Type), Seen>();
            foreach (var by in Enum.GetValues<DeliveryBy>())
            {
                var tallies = needs.GroupBy(pair => (pair.Key.Province, by == DeliveryBy.Modality ? pair.Key.Modality : pair.Key.Kind))
                    .ToDictionary(group => group.Key, group => group.Select(pair => Tally(pair.Value)).Aggregate(DeliveryTally.None, (sum, tally) => sum + tally));
                foreach (var figure in protection.Protect(by, "employment", tallies))
                {
                    var truth = tallies.Where(pair => Within(figure.RegionCode).Contains(pair.Key.Item1) && pair.Key.Item2 == figure.Model).Sum(pair => count(pair.Value));
                    look[(figure.RegionCode, Column(by, figure.Model))] = new(told(figure), truth);
                }
            }

            return look;
        }

        private static DeliveryTally Tally(int count) => new(count, count, count, count, count / 2, count / 4, []);
    }
}
