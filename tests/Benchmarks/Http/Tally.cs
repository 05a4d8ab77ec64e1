using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Coordination.Benchmarks.Load;

namespace Coordination.Benchmarks.Http;

/// <summary>Every request of one load: what came back, and after how long.</summary>
internal sealed class Tally(int capacity)
{
    private readonly Latencies times = new(capacity);
    private readonly ConcurrentDictionary<HttpStatusCode, int> answers = [];
    private int withoutRetryAfter;

    /// <summary>Holds that were acknowledged.</summary>
    public ConcurrentBag<string> Held { get; } = [];

    /// <summary>Holds whose confirmation was acknowledged.</summary>
    public ConcurrentBag<string> Confirmed { get; } = [];

    /// <summary>Requests.</summary>
    public int Requests => answers.Values.Sum();

    /// <summary>Refusals, 429 or 503, that did not say when to try again.</summary>
    public int WithoutRetryAfter => withoutRetryAfter;

    /// <summary>How many came back with one of these; 0 stands for no answer at all.</summary>
    public int Of(params HttpStatusCode[] statuses) => statuses.Sum(status => answers.GetValueOrDefault(status));

    /// <summary>The time that so large a part of the requests kept within, in milliseconds.</summary>
    public double Quantile(double part) => times.Quantile(part);

    /// <summary>Everything that came back, with how often.</summary>
    public string Said => string.Join(", ", answers.OrderBy(answer => answer.Key).Select(answer => $"{(int)answer.Key}: {answer.Value}"));

    /// <summary>Sends a request and notes its answer.</summary>
    /// <param name="due">The timestamp at which it should have been sent.</param>
    /// <param name="send">Sends it.</param>
    public async Task<HttpReply> Note(long due, Func<Task<HttpReply>> send)
    {
        var reply = await send();
        times.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        answers.AddOrUpdate(reply.Status, 1, (_, before) => before + 1);
        if (reply.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && !reply.HasRetryAfter)
        {
            Interlocked.Increment(ref withoutRetryAfter);
        }

        return reply;
    }
}
