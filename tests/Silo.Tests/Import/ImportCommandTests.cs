using Coordination.Silo.Import;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Import;

public sealed class ImportCommandTests : IDisposable
{
    private readonly SampleFolder folder = SampleFolder.Hsds3();
    private readonly InMemoryGrains grains = new();
    private readonly NpgsqlDataSource unused = NpgsqlDataSource.Create("Host=nowhere.invalid");

    public void Dispose()
    {
        folder.Dispose();
        unused.Dispose();
    }

    private async Task<(int Exit, string[] Lines)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        var exit = await ImportCommand.Run(arguments, grains.Factory, unused, output, TestContext.Current.CancellationToken);
        return (exit, output.ToString().TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public async Task The_first_run_writes_and_the_second_changes_nothing()
    {
        var (exit, lines) = await Run("hsds", folder.Path);
        Assert.Equal((0, "read 4, written 4, unchanged 0, refused 0"), (exit, lines[^1]));
        Assert.Equal(2, grains.Profiles.Count);
        Assert.Equal(10, Assert.Single(grains.Openings).Balance.Maximum);

        var writes = grains.Writes;
        (exit, lines) = await Run("hsds", folder.Path);
        Assert.Equal((0, "read 4, written 0, unchanged 4, refused 0"), (exit, lines[^1]));
        Assert.Equal(writes, grains.Writes);
    }

    [Fact]
    public async Task Refused_rows_are_named_before_the_counts_and_the_exit_code_tells()
    {
        File.AppendAllText(folder["organizations.csv"], "2,,\n");
        foreach (var written in (int[])[4, 0])
        {
            var (exit, lines) = await Run("hsds", folder.Path);
            Assert.Equal((2, $"read 5, written {written}, unchanged {4 - written}, refused 1"), (exit, lines[^1]));
            Assert.Contains("refused organizations.csv:3 an organization must have an id and a name", lines);
        }
    }

    [Fact]
    public async Task A_file_that_changed_changes_only_what_differs()
    {
        await Run("hsds", folder.Path);
        folder.With("service_capacity.csv", File.ReadAllText(folder["service_capacity.csv"]).Replace("12,10", "3,10", StringComparison.Ordinal));
        Assert.Equal("read 4, written 1, unchanged 3, refused 0", (await Run("hsds", folder.Path)).Lines[^1]);
        Assert.Equal(3, Assert.Single(grains.Openings).Balance.Maximum);
    }

    [Fact]
    public async Task A_service_that_ended_closes_its_openings_once()
    {
        await Run("hsds", folder.Path);
        File.Delete(folder["service_capacity.csv"]);
        folder.With("services.csv", File.ReadAllText(folder["services.csv"]).Replace("active,18", "defunct,18", StringComparison.Ordinal));
        Assert.Equal("read 3, written 1, unchanged 2, refused 0", (await Run("hsds", folder.Path)).Lines[^1]);
        Assert.True(Assert.Single(grains.Openings).IsClosed);
        Assert.Equal("read 3, written 0, unchanged 3, refused 0", (await Run("hsds", folder.Path)).Lines[^1]);
    }

    [Fact]
    public async Task Only_the_first_fifty_refusals_are_listed()
    {
        File.AppendAllLines(folder["organizations.csv"], Enumerable.Range(0, 60).Select(_ => "2,,"));
        var (_, lines) = await Run("hsds", folder.Path);
        Assert.Equal(51, lines.Count(line => line.StartsWith("refused ", StringComparison.Ordinal)));
        Assert.Contains("refused ... and 10 more", lines);
    }

    [Theory]
    [InlineData("hsds")]
    [InlineData("hsds", "a", "b")]
    [InlineData("people", "a")]
    [InlineData("arrivals", "a", "--region", "3510")]
    public async Task Other_words_show_how_it_is_used(params string[] arguments)
    {
        var (exit, lines) = await Run(arguments);
        Assert.Equal(1, exit);
        Assert.StartsWith("import hsds PATH", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no such file", "arrivals", "absent.csv")]
    [InlineData("there is no such file or folder", "hsds", "absent")]
    [InlineData("is no census division", "hsds", "absent", "--region=35")]
    public async Task What_cannot_be_read_exits_with_one(string reason, params string[] arguments)
    {
        var (exit, lines) = await Run(arguments);
        Assert.Equal(1, exit);
        Assert.Contains(reason, Assert.Single(lines), StringComparison.Ordinal);
    }
}
