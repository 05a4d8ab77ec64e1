using System.Globalization;
using System.Text.Json;
using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Likeness;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Finding;
using Coordination.Grains.Storage;
using Coordination.Support;
using Npgsql;
using NpgsqlTypes;
using Xunit;

namespace Coordination.Grains.Tests.Newcomers.Finding;

/// <summary>The goal for duplicates, on invented people in a real database.</summary>
public sealed class DuplicateSearchTests(PostgresFixture postgres, ITestOutputHelper output)
{
    private const int People = 20_000;
    private const int Planted = 100;
    private const int Clean = 2_000;

    /// <summary>The points were set on seeds 1 to 5; these were never tried before they were written down.</summary>
    [Theory]
    [InlineData(2718)]
    [InlineData(31415)]
    public async Task S02_Of_100_people_entered_twice_95_are_among_the_first_five_suggestions_and_of_100_new_ones_fewer_than_2_are_suspected(int seed)
    {
        await using var database = NpgsqlDataSource.Create(await postgres.CreateDatabase());
        var invented = new InventedPeople(seed);
        var people = Enumerable.Range(0, People).Select(_ => (Id: NewcomerId.New(), Who: invented.Next())).ToList();
        await Store(database, people.Select(person => (person.Id, person.Who.Person)));
        Assert.Equal(People, await new PersonKeys(database).Complete(TestContext.Current.CancellationToken));
        var finder = new DuplicateFinder(database);

        var dice = new Random(seed + 1_000);
        var slips = Enum.GetValues<Slip>();
        var missed = new List<string>();
        foreach (var (number, place) in Enumerable.Range(0, People).OrderBy(_ => dice.Next()).Take(Planted).Index())
        {
            var (id, who) = people[place];
            var entered = invented.Again(who, slips[number % slips.Length]);
            if ((await Likely(finder, entered)).All(likely => likely.Person.NewcomerId != id))
            {
                missed.Add($"{slips[number % slips.Length]}: {who.Person.GivenName} {who.Person.FamilyName} {who.Person.BirthDate:O} as {entered.GivenName} {entered.FamilyName} {entered.BirthDate:O}");
            }
        }

        var suspected = new List<string>();
        for (var entry = 0; entry < Clean; entry++)
        {
            var entered = invented.Next().Person;
            suspected.AddRange((await Likely(finder, entered)).Take(1).Select(likely =>
                $"{entered.GivenName} {entered.FamilyName} {entered.BirthDate:O} as {likely.Person.Name} {likely.Person.BirthDate:O}: {likely.Likeness.Points} {string.Join(", ", likely.Likeness.Reasons)}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {Planted - missed.Count} of {Planted} found, {100.0 * suspected.Count / Clean:0.0} false alarms of 100"));
        output.WriteLine(string.Join('\n', missed.Concat(suspected)));
        Assert.True(Planted - missed.Count >= 95, string.Join('\n', missed));
        Assert.True(100.0 * suspected.Count / Clean < 2, string.Join('\n', suspected));
    }

    private static Task<IReadOnlyList<LikelyDuplicate>> Likely(DuplicateFinder finder, Person entered) =>
        finder.Likely(new() { GivenName = entered.GivenName, FamilyName = entered.FamilyName, BirthDate = entered.BirthDate });

    /// <summary>Writes what their grains would write, all at once; the lists follow by themselves.</summary>
    private static async Task Store(NpgsqlDataSource database, IEnumerable<(NewcomerId Id, Person Person)> people)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var rows = await connection.BeginBinaryImportAsync("copy grain_state (state_name, grain_key, payload, version) from stdin (format binary)");
        foreach (var (id, person) in people)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync("newcomer");
            await rows.WriteAsync(id.Value);
            await rows.WriteAsync(JsonSerializer.Serialize(new NewcomerState { Person = person }, CoordinationJson.Options), NpgsqlDbType.Jsonb);
            await rows.WriteAsync(1, NpgsqlDbType.Integer);
        }

        await rows.CompleteAsync();
    }
}
