using System.Text.Json;
using Coordination.Benchmarks.Http;
using Coordination.Benchmarks.Live;
using Coordination.Benchmarks.Matching;
using Coordination.Benchmarks.Matching.Product;
using Coordination.Benchmarks.Pages;
using Coordination.Benchmarks.Reserve;
using Coordination.Benchmarks.Scale;

namespace Coordination.Benchmarks;

/// <summary>Measures the product against a peer in the same run: a readable table, and last one line of JSON.</summary>
internal static class Program
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private static readonly Dictionary<string, Func<BenchmarkOptions, Task<object>>> Benchmarks = new()
    {
        ["reserve"] = options => ReserveBenchmark.Run(options, ReserveBenchmark.Spread),
        ["reserve-hot"] = options => ReserveBenchmark.Run(options, ReserveBenchmark.Hot),
        ["http"] = async options => new { options.Name, options.Seed, Http = await HttpBenchmark.Run(Math.Max(1, options.HttpSeconds), options) },
        ["live"] = LiveBenchmark.Run,
        ["pages"] = PagesBenchmark.Run,
        ["scale"] = ScaleBenchmark.Run,
        ["decide"] = DecideBenchmark.Run,
        ["matches"] = MatchesBenchmark.Run,
        ["match-annual"] = AnnualBenchmark.Run,
        ["match-waitlist"] = WaitlistBenchmark.Run,
        ["match-bundles"] = BundleBenchmark.Run,
        ["orlib"] = OrLibrary.Run,
    };

    /// <summary>What can be measured.</summary>
    public static IEnumerable<string> Names => Benchmarks.Keys;

    private static async Task<int> Main(string[] arguments)
    {
        BenchmarkOptions options;
        try
        {
            options = BenchmarkOptions.Parse(arguments);
            if (!Benchmarks.ContainsKey(options.Name))
            {
                throw new ArgumentException($"{options.Name} is not a benchmark. One of: {string.Join(", ", Names)}");
            }
        }
        catch (ArgumentException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }

        var line = JsonSerializer.Serialize(await Benchmarks[options.Name](options), Json);
        if (options.JsonFile is { } file)
        {
            await File.WriteAllTextAsync(file, line + "\n");
        }

        Console.WriteLine(line);
        return 0;
    }
}
