using Coordination.Benchmarks.Http;
using Npgsql;

namespace Coordination.Benchmarks.Pages;

/// <summary>How long readers wait for pages of a large community.</summary>
internal static class PagesBenchmark
{
    private const int MinutesMax = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Fills a database unless one was kept, starts the product on it and loads its pages.</summary>
    public static async Task<object> Run(BenchmarkOptions options)
    {
        Console.WriteLine($"{options.People:N0} people, {options.Openings:N0} openings, {options.Loads} loads each, seed {options.Seed}");
        var directory = options.DataDirectory ?? Path.Combine(Path.GetTempPath(), $"coordination-benchmark-{Guid.NewGuid():n}");
        await PagesCommunity.Make(directory, options.People, options.Openings);
        try
        {
            await using var product = await ProductUnderLoad.StartOn(directory);
            await WeeksKnown(product.ConnectionString);
            var measures = new PageMeasures(product, options.Loads, options.Seed);
            var (paints, drills) = (await measures.FirstPaints(), await measures.DrillDowns());
            var (desk, answers) = (await measures.Desk(), await measures.Answers());
            return new
            {
                options.Name,
                options.Seed,
                options.People,
                options.Openings,
                FirstPaintP95Ms = paints.Max(figure => figure.P95Ms),
                DrillDownP95Ms = drills.Max(figure => figure.P95Ms),
                DeskP95Ms = desk.Max(figure => figure.P95Ms),
                ApiP95Ms = answers.Max(figure => figure.P95Ms),
                Figures = paints.Concat(drills).Concat(desk).Concat(answers),
            };
        }
        finally
        {
            if (options.DataDirectory is null)
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    /// <summary>Waits until the weeks before are worked out, which happens once after the first start.</summary>
    private static async Task WeeksKnown(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand("select count(distinct week) from gap_week");
        for (var second = 0; await command.ExecuteScalarAsync() is < WeeksMin; second++)
        {
            if (second > MinutesMax * 60)
            {
                throw new TimeoutException("The weeks before were not worked out.");
            }

            await Task.Delay(Pause);
        }
    }

    private const long WeeksMin = 26;
}
