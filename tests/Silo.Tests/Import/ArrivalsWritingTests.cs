using Coordination.Silo.Import;
using Coordination.Silo.Import.Arrivals;
using Coordination.Support;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Import;

public sealed class ArrivalsWritingTests(PostgresFixture postgres)
{
    private static readonly ArrivalsRow Toronto = new("3520", new(2024, 1, 1), 75, false);
    private static readonly ArrivalsRow Frontenac = new("3510", new(2024, 1, 1), 0, true);

    [Fact]
    public async Task Only_rows_that_differ_are_written()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = NpgsqlDataSource.Create(await postgres.CreateDatabase());
        var writing = new ArrivalsWriting(database, new ProgressLine(TextWriter.Null, isTerminal: false, TimeProvider.System));
        Assert.Equal(2, await writing.Write([Toronto, Frontenac], cancellation));
        Assert.Equal(0, await writing.Write([Frontenac, Toronto], cancellation));
        Assert.Equal(1, await writing.Write([Toronto with { People = 80 }, Frontenac], cancellation));

        await using var command = database.CreateCommand("select string_agg(concat_ws(' ', region_code, month, people, suppressed), ', ' order by region_code) from arrivals");
        Assert.Equal("3510 2024-01-01 0 t, 3520 2024-01-01 80 f", await command.ExecuteScalarAsync(cancellation));
    }
}
