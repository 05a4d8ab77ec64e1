using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Coordination.Benchmarks.Http;
using Coordination.Benchmarks.Load;
using Coordination.Benchmarks.Machine;
using Coordination.Domain.Resources;

namespace Coordination.Benchmarks.Matching.Product;

/// <summary>What a worker waits for: ranked matches of somebody they know, and of somebody who has just come in.</summary>
internal sealed class IntakeMeasure(ProductUnderLoad product, HttpCaller caller, PersonOnRecord[] people, BenchmarkOptions options)
{
    /// <summary>An intake is three requests; so many of them are begun in the time of one question for matches.</summary>
    private const int IntakesPerMatches = 4;

    private const int AtOnce = 4;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Milliseconds until the first person is matched after a start, asked again as long as the answer is to ask again: the market reads its openings.</summary>
    public async Task<double> Cold()
    {
        var began = Stopwatch.GetTimestamp();
        var asked = 1;
        for (; (await caller.Get(PathOf(people[0].NewcomerId.Value))).Status == HttpStatusCode.ServiceUnavailable && Stopwatch.GetElapsedTime(began) < Patience; asked++)
        {
            await Task.Delay(Again);
        }

        var ms = Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        Console.WriteLine($"  first matches after a start: {ms} ms, asked {asked} times");
        return ms;
    }

    /// <summary>Everybody is asked about once, so that all are awake; then matches are asked for as they are due.</summary>
    public async Task<object> Matches()
    {
        var warming = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, people.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (at, _) => await caller.Get(PathOf(people[at].NewcomerId.Value)));
        var perSecond = Math.Round(people.Length / Stopwatch.GetElapsedTime(warming).TotalSeconds, 1);

        var choice = new Random(options.Seed);
        var shown = new ConcurrentBag<int>();
        var cpu = Cpu();
        var load = await OpenLoop.Run(options.Rate, TimeSpan.FromSeconds(options.Seconds), async _ =>
        {
            var reply = await caller.Get(PathOf(One(choice).NewcomerId.Value));
            return reply.Status == HttpStatusCode.OK && AreExplained(reply, shown);
        });
        var figures = new
        {
            PerSecond = options.Rate,
            P50Ms = load.Times.Quantile(0.5),
            P99Ms = load.Times.Quantile(0.99),
            MaxMs = load.Times.Quantile(1),
            Errors = load.Failed,
            MeanMatches = Math.Round(shown.DefaultIfEmpty().Average(), 1),
            WithoutMatches = shown.Count(count => count == 0),
            CpuMsPerRequest = Math.Round((Cpu() - cpu) * 1e3 / Math.Max(1, load.Done), 2),
            PerSecondFirstAsked = perSecond,
        };
        Console.WriteLine($"  matches: {figures}");
        return figures;
    }

    /// <summary>Somebody is registered, assessed and matched, one after the other, as a worker does it.</summary>
    public async Task<object> Whole()
    {
        var perSecond = Math.Max(1, options.Rate / IntakesPerMatches);
        var matches = new Latencies(perSecond * options.Seconds);
        var shown = new ConcurrentBag<int>();
        var choice = new Random(options.Seed);
        var load = await OpenLoop.Run(perSecond, TimeSpan.FromSeconds(options.Seconds), async number =>
        {
            var newcomer = await caller.Make("/api/newcomers", RegistrationOf(One(choice)));
            await caller.Make($"/api/newcomers/{newcomer}/assessments", InterviewOf(number));
            var asked = Stopwatch.GetTimestamp();
            var reply = await caller.Get(PathOf(newcomer));
            matches.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            return reply.Status == HttpStatusCode.OK && AreExplained(reply, shown);
        });
        var figures = new
        {
            PerSecond = perSecond,
            P50Ms = load.Times.Quantile(0.5),
            P99Ms = load.Times.Quantile(0.99),
            MaxMs = load.Times.Quantile(1),
            Errors = load.Failed,
            MatchesP50Ms = matches.Quantile(0.5),
            MatchesP99Ms = matches.Quantile(0.99),
            MeanMatches = Math.Round(shown.DefaultIfEmpty().Average(), 1),
        };
        Console.WriteLine($"  whole intakes: {figures}");
        return figures;
    }

    /// <summary>An answer counts as good when everything in it says why.</summary>
    private static bool AreExplained(HttpReply reply, ConcurrentBag<int> shown)
    {
        var items = reply.Body.GetProperty("items");
        shown.Add(items.GetArrayLength());
        return items.EnumerateArray().All(item => item.GetProperty("reasons").GetArrayLength() > 0);
    }

    private PersonOnRecord One(Random choice)
    {
        lock (choice)
        {
            return people[choice.Next(people.Length)];
        }
    }

    private static object RegistrationOf(PersonOnRecord like) => new
    {
        givenName = "Amina",
        familyName = "Benchmark",
        birthDate = like.Person.BirthDate,
        regionCode = like.Person.RegionCode,
        preferredLanguage = like.Person.PreferredLanguage,
        landedOn = like.Person.LandedOn,
    };

    private static object InterviewOf(long number)
    {
        string Type(int step) => ServiceTypes.Slugs[(int)((number + (step * 5)) % ServiceTypes.Slugs.Length)];
        var level = (int)(number % 10);
        return new
        {
            needs = new[] { new { serviceType = Type(0), urgency = 4 }, new { serviceType = Type(1), urgency = 2 } },
            assets = new[] { new { kind = "skill", term = "cooking", willingToContribute = true } },
            nclc = new { listening = level, speaking = level, reading = level, writing = level },
        };
    }

    private static string PathOf(string newcomer) => $"/api/newcomers/{newcomer}/matches";

    private double Cpu() => CpuClock.SecondsOfTree(product.ProcessId) + CpuClock.SecondsOfTree(product.DatabaseProcessId);
}
