using System.Diagnostics;
using System.Net;
using Coordination.Benchmarks.Http;
using Coordination.Benchmarks.Load;

namespace Coordination.Benchmarks.Matching.Product;

/// <summary>How soon free places reach those who wait: from the posting of an opening until the ledger holds an offer for each of its units, or the last before the rest is kept.</summary>
/// <remarks>Where the past speaks for it a vote keeps a unit for somebody who is to come. Then the last offer counts, and the units left over are told.</remarks>
internal sealed class OfferMeasure(HttpCaller caller, Rows rows, string resource)
{
    /// <summary>What they all wait for.</summary>
    public const string ServiceType = "language-training";

    private const int Units = 20;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>When no offer has come for so long after the answer, all of it is kept.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>When no further offer has come for so long after one, the rest is kept. A later look at the line, which has changed by then, may still let a unit go.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    /// <summary>Makes what is waited for.</summary>
    public static async Task<string> MakeResource(HttpCaller caller)
    {
        var provider = await caller.Make("/api/providers", new { name = Text("Waited for"), kind = "community", regionCode = Ontario.Largest });
        return await caller.Make($"/api/providers/{provider}/resources", new
        {
            kind = "service",
            title = Text("Class"),
            serviceType = ServiceType,
            regionCode = Ontario.Largest,
            modality = "in-person",
            languages = new[] { "en", "fr" },
        });
    }

    /// <summary>Posts an opening of the resource, again with the same key as long as the answer is to do so.</summary>
    public static async Task<string> Post(HttpCaller caller, string resource, int units)
    {
        var key = Guid.NewGuid().ToString();
        while (true)
        {
            var reply = await caller.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = units, startsOn = "2030-01-07" }, key);
            if (reply.Status is HttpStatusCode.Created or HttpStatusCode.OK)
            {
                return reply["id"];
            }

            if (reply.Status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict))
            {
                throw new InvalidOperationException($"The opening was answered {reply.Status}: {reply.Body}");
            }

            await Task.Delay(Again);
        }
    }

    /// <summary>Posts openings one after the other.</summary>
    public async Task<object> Run(int postings, string when)
    {
        var times = new List<float>();
        var answers = new float[postings];
        var offers = 0;
        for (var posting = 0; posting < postings; posting++)
        {
            var began = Stopwatch.GetTimestamp();
            var opening = await Post(caller, resource, Units);
            answers[posting] = (float)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            var (held, last) = (0, began);
            for (var quietFrom = Stopwatch.GetTimestamp(); held < Units && Stopwatch.GetElapsedTime(quietFrom) < (held == 0 ? Patience : Quiet); await Task.Delay(Look))
            {
                if (await rows.Held(opening) is var now && now > held)
                {
                    (held, last, quietFrom) = (now, Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
                }
            }

            offers += held;
            if (held > 0)
            {
                times.Add((float)Stopwatch.GetElapsedTime(began, last).TotalMilliseconds);
            }
        }

        var figures = new
        {
            Postings = postings,
            UnitsEach = Units,
            Offers = offers,
            Kept = (postings * Units) - offers,
            WithoutOffers = postings - times.Count,
            FirstMs = Math.Round(times[0], 1),
            MedianMs = Latencies.Of([.. times], 0.5),
            P99Ms = Latencies.Of([.. times], 0.99),
            WorstMs = Latencies.Of([.. times], 1),
            AnswerMedianMs = Latencies.Of(answers, 0.5),
        };
        Console.WriteLine($"  offers {when}: {figures}");
        return figures;
    }

    private static object Text(string text) => new { en = text, fr = text };
}
