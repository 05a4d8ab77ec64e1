using System.Collections.Concurrent;
using System.Diagnostics;

namespace Coordination.Benchmarks.Load;

/// <summary>What came of a load.</summary>
/// <param name="Done">Operations that ended well.</param>
/// <param name="Failed">Operations that did not.</param>
/// <param name="Seconds">From the first arrival to the last end.</param>
/// <param name="Times">From the moment an operation was due, whether or not it could begin then.</param>
internal sealed record LoadResult(long Done, long Failed, double Seconds, Latencies Times)
{
    /// <summary>Operations a second.</summary>
    public double PerSecond => Done / Seconds;

    /// <summary>The exceptions among the failures, by their names.</summary>
    public IReadOnlyDictionary<string, long> Faults { get; init; } = new Dictionary<string, long>();
}

/// <summary>Arrivals that come when they are due, however slow the answers are: a user does not wait for another's answer before coming.</summary>
internal static class OpenLoop
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    /// <summary>Offers so many operations a second for so long, and waits for every answer.</summary>
    /// <param name="perSecond">Arrivals a second.</param>
    /// <param name="duration">How long they come.</param>
    /// <param name="operation">One operation; true when it ended well.</param>
    public static async Task<LoadResult> Run(double perSecond, TimeSpan duration, Func<long, Task<bool>> operation)
    {
        var all = (long)(perSecond * duration.TotalSeconds);
        var times = new Latencies((int)all);
        long begun = 0, done = 0, failed = 0;
        var faults = new ConcurrentDictionary<string, long>();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = Stopwatch.GetTimestamp();
        while (begun < all)
        {
            var due = Math.Min(all, 1 + (long)(Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond)); // The first is due at once.
            for (; begun < due; begun++)
            {
                _ = One(begun);
            }

            await Task.Delay(Step);
        }

        await ended.Task;
        return new(done, failed, Stopwatch.GetElapsedTime(start).TotalSeconds, times) { Faults = faults };

        async Task One(long number)
        {
            var dueAt = start + (long)(number / perSecond * Stopwatch.Frequency);
            var good = false;
            try
            {
                good = await operation(number);
            }
            catch (Exception exception)
            {
                faults.AddOrUpdate(exception.GetType().Name, 1, (_, count) => count + 1);
            }

            times.Add(Stopwatch.GetElapsedTime(dueAt).TotalMilliseconds);
            Interlocked.Increment(ref good ? ref done : ref failed);
            if (Interlocked.Read(ref done) + Interlocked.Read(ref failed) == all)
            {
                ended.TrySetResult();
            }
        }
    }
}

/// <summary>So many users that each wait for their answer before they come again: how much there can be at most.</summary>
internal static class ClosedLoop
{
    /// <summary>Lets them work for so long.</summary>
    public static async Task<LoadResult> Run(int users, TimeSpan duration, int capacity, Func<long, Task<bool>> operation)
    {
        var times = new Latencies(capacity);
        long begun = 0, done = 0, failed = 0;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, users).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                var at = Stopwatch.GetTimestamp();
                var good = await operation(Interlocked.Increment(ref begun) - 1);
                times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                Interlocked.Increment(ref good ? ref done : ref failed);
            }
        }));
        return new(done, failed, Stopwatch.GetElapsedTime(start).TotalSeconds, times);
    }
}
