using System.Diagnostics;
using Xunit;

namespace Coordination.Grains.Tests.Community;

/// <summary>Waits for what others are told one way.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>The first answer that is as wanted. Fails with the last answer when none is within the limit.</summary>
    public static async Task<T> Get<T>(Func<Task<T>> ask, Func<T, bool> isWanted, TimeSpan limit)
    {
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Interval);
        var answer = await ask();
        while (!isWanted(answer))
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < limit, $"Not within {limit.TotalSeconds} s; last: {(answer is System.Collections.IEnumerable many ? string.Join(", ", many.Cast<object>()) : answer)}");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            answer = await ask();
        }

        return answer;
    }
}
