using Coordination.Support;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Storage;

/// <summary>The statements the storage provider of Orleans reads from the table orleansquery keep its contract.</summary>
public sealed class GrainStateTests(PostgresFixture postgres) : IAsyncLifetime
{
    private string database = null!;

    public async ValueTask InitializeAsync() => database = await postgres.CreateDatabase();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_first_write_gives_version_one_and_each_further_one_the_next()
    {
        Assert.Equal(1, await Write(null, 1));
        Assert.Equal(2, await Write(1, 2));
        Assert.Equal(3, await Write(2, 3));
        Assert.Equal(["""{"n": 3}"""], await database.Column<string>("select payload::text from grain_state"));
    }

    [Fact]
    public async Task A_write_on_an_old_version_gives_that_version_back_and_changes_nothing()
    {
        await Write(null, 1);
        await Write(1, 2);
        Assert.Equal(1, await Write(1, 9));
        Assert.Equal(["""2|{"n": 2}"""], await database.Rows("select version, payload::text from grain_state"));
    }

    [Fact]
    public async Task Of_two_first_writes_one_loses()
    {
        Assert.Equal(1, await Write(null, 1));
        Assert.Null(await Write(null, 2));

        var many = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Write(null, n, "n-2")));
        Assert.Equal(1, many.Count(version => version == 1));
        Assert.Equal(7, many.Count(version => version is null));
    }

    [Fact]
    public async Task What_is_cleared_reads_as_nothing_and_can_be_written_again()
    {
        await Write(null, 1);
        Assert.Equal(2, await Statement("ClearStorageKey", 1));
        Assert.Null(await Statement("ClearStorageKey", 1));
        Assert.Equal(["2|"], await database.Rows("select version, payload from grain_state"));
        Assert.Equal(3, await Write(2, 3));
    }

    [Fact]
    public async Task The_rows_of_lists_follow_what_a_grain_writes()
    {
        const string Newcomer = """
            {"person":{"givenName":"A","familyName":"B","birthDate":"1990-02-03","regionCode":"3520"},"registeredAt":"2027-01-01T00:00:00Z",
             "assessments":[{"madeAt":"2027-01-02T00:00:00Z","result":{"band":2,"level":"moderate"}}],
             "needs":[{"needId":"x-1","serviceType":"housing","urgency":4,"status":"open","openedAt":"2027-01-02T00:00:00Z","targetOn":"2027-02-01"}],"referrals":[]}
            """;
        await Write(null, Newcomer, "newcomer", "n-1");
        await Write(1, Newcomer.Replace("\"open\"", "\"closed\"", StringComparison.Ordinal), "newcomer", "n-1");
        Assert.Equal(["n-1|B|3520|2|moderate"], await database.Rows("select newcomer_id, family_name, region_code, band, level from newcomer_row"));
        Assert.Equal(["x-1|n-1|3520|housing|4|closed"], await database.Rows("select need_id, newcomer_id, region_code, service_type, urgency, status from need_row"));
    }

    private Task<int?> Write(int? version, int number, string key = "n-1") => Write(version, $$"""{"n":{{number}}}""", "test", key);

    private Task<int?> Write(int? version, string payload, string name, string key) => Statement("WriteToStorageKey", version, payload, name, key);

    private async Task<int?> Statement(string query, int? version, string payload = "{}", string name = "test", string key = "n-1")
    {
        var sql = Assert.Single(await database.Column<string>($"select querytext from orleansquery where querykey = '{query}'"));
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("GrainTypeString", name);
        command.Parameters.AddWithValue("GrainIdExtensionString", key);
        command.Parameters.Add(new NpgsqlParameter<int?>("GrainStateVersion", version));
        command.Parameters.AddWithValue("PayloadBinary", System.Text.Encoding.UTF8.GetBytes(payload));
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) as int?;
    }
}
