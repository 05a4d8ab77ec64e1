using Coordination.Silo.Storage;
using Coordination.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Storage;

public sealed class SchemaMigrationsTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_script_is_applied_once_and_in_order()
    {
        var database = await postgres.CreateEmptyDatabase();
        await SchemaMigrations.Apply(database, NullLogger.Instance, Cancellation);
        await SchemaMigrations.Apply(database, NullLogger.Instance, Cancellation);

        var applied = await database.Column<string>("select scriptname from schema_version order by schemaversionsid");
        var scripts = typeof(SchemaMigrations).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal));
        Assert.Equal(scripts.Order(StringComparer.Ordinal), applied);
        Assert.Contains("0001-ledger.sql", applied);
    }

    [Fact]
    public async Task Several_processes_may_migrate_at_once()
    {
        var database = await postgres.CreateEmptyDatabase();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SchemaMigrations.Apply(database, NullLogger.Instance, Cancellation)));
        Assert.Equal(["1"], await database.Column<string>("select max(n)::text from (select count(*) n from schema_version group by scriptname) c"));
    }

    [Theory]
    [InlineData("off")]
    [InlineData("local")]
    public async Task A_database_that_answers_before_it_has_written_is_refused(string setting)
    {
        var database = await postgres.CreateEmptyDatabase();
        var name = new NpgsqlConnectionStringBuilder(database).Database;
        await database.Run($"alter database {name} set synchronous_commit = {setting}");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => SchemaMigrations.Apply(database, NullLogger.Instance, Cancellation));
        Assert.Contains($"'{setting} on'", refused.Message, StringComparison.Ordinal);
        Assert.Equal([false], await database.Column<bool>("select exists (select from pg_tables where tablename = 'ledger')"));
    }
}
