using Coordination.Domain;
using Coordination.Domain.Resources;
using Coordination.Support;
using Xunit;

namespace Coordination.Silo.Tests.Storage;

/// <summary>The database and the program tell freshness alike.</summary>
public sealed class FreshnessRuleTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_database_tells_the_same_freshness_as_the_program_on_every_day()
    {
        var database = await postgres.CreateDatabase();
        var affirmed = new DateTimeOffset(2026, 3, 1, 23, 30, 0, TimeSpan.Zero);
        var today = new DateOnly(2026, 3, 1);

        var told = await database.Column<string>(
            "set timezone = 'America/Toronto'; select opening_freshness(timestamptz '2026-03-01 23:30:00+00', date '2026-03-01' + day) from generate_series(0, 70) day");

        Assert.Equal(Enumerable.Range(0, 71).Select(day => Slugs<Freshness>.Of(FreshnessRule.Of(affirmed, today.AddDays(day)))), told);
    }
}
