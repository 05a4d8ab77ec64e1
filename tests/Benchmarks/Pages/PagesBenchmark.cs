using Coordination.Benchmarks.Http;

namespace Coordination.Benchmarks.Pages;

/// <summary>How long readers wait for pages of a large community.</summary>
internal static class PagesBenchmark
{
    /// <summary>Fills a database unless one was kept, starts the product on it and loads its pages.</summary>
    public static async Task<object> Run(BenchmarkOptions options)
    {
        Console.WriteLine($"{options.People:N0} people, {options.Openings:N0} openings, {options.Loads} loads each, seed {options.Seed}");
        var directory = options.DataDirectory ?? Path.Combine(Path.GetTempPath(), $"coordination-benchmark-{Guid.NewGuid():n}");
        await PagesCommunity.Make(directory, options.People, options.Openings);
        try
        {
            await using var product = await ProductUnderLoad.StartOn(directory);
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
}
