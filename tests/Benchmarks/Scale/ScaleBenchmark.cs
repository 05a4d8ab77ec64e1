using System.Diagnostics;
using System.Globalization;
using Coordination.Benchmarks.Machine;
using Coordination.Grains.Live;

namespace Coordination.Benchmarks.Scale;

/// <summary>What a command, a person and the start cost as the community grows.</summary>
internal static class ScaleBenchmark
{
    /// <summary>Measures each size on a database of its own.</summary>
    public static async Task<object> Run(BenchmarkOptions options)
    {
        var points = new List<ScalePoint>();
        foreach (var (people, openings) in Sizes(options.Sizes))
        {
            Console.WriteLine($"  {people:N0} people, {openings:N0} openings, seed {options.Seed}");
            await using var server = await PostgresServer.Start();
            await using (var first = await ScaleSilo.Start(server.ConnectionString))
            {
                await Templates.Make(first.Grains, TimeProvider.System.GetUtcNow());
            }

            await Population.Fill(server, people, openings);
            await using (var second = await ScaleSilo.Start(server.ConnectionString))
            {
                // The first board after a fill counts every division; all later ones begin with what it kept.
                await second.Grains.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key).Snapshot();
            }

            points.Add(await ScaleMeasures.Of(server, people, openings, options.Seed));
        }

        Print(points);
        var (small, large) = (points[0], points[^1]);
        double Ratio(Func<ScalePoint, double> figure) => Math.Round(figure(large) / figure(small), 2);
        return new
        {
            options.Name,
            options.Seed,
            Points = points,
            Flatness = new
            {
                StartSeconds = Ratio(point => point.StartSeconds),
                ReadySeconds = Ratio(point => point.ReadySeconds),
                ColdActivationMs = Ratio(point => point.ColdActivationMs),
                UsPerCommand = Ratio(point => point.UsPerCommand),
                CpuUsPerCommand = Ratio(point => point.CpuUsPerCommand),
                UsPerColdCommand = Ratio(point => point.UsPerColdCommand),
                BytesPerActiveNewcomer = Ratio(point => point.BytesPerActiveNewcomer),
                SiloMegabytes = Ratio(point => point.SiloMegabytes),
                BoardColdMs = Ratio(point => point.BoardColdMs),
            },
        };
    }

    private static IEnumerable<(int People, int Openings)> Sizes(string text)
    {
        foreach (var size in text.Split(','))
        {
            if (size.Split(':') is not [var people, var openings]
                || !int.TryParse(people, NumberStyles.None, CultureInfo.InvariantCulture, out var first) || first < ScaleMeasures.Awake * 2
                || !int.TryParse(openings, NumberStyles.None, CultureInfo.InvariantCulture, out var second) || second < ScaleMeasures.Busy)
            {
                throw new ArgumentException($"{size} is not people:openings with at least {ScaleMeasures.Awake * 2} people and {ScaleMeasures.Busy} openings.");
            }

            yield return (first, second);
        }
    }

    private static void Print(List<ScalePoint> points)
    {
        foreach (var figure in typeof(ScalePoint).GetProperties())
        {
            Console.WriteLine($"  {figure.Name,-24}{string.Concat(points.Select(point => $"{Convert.ToDouble(figure.GetValue(point), CultureInfo.InvariantCulture),16:N1}"))}");
        }
    }
}
