namespace Coordination.Dashboard.Live;

/// <summary>Live renders of one process take turns, as many at once as there are processors: all pages at once would starve the silo beside them, and clicks.</summary>
public static class RenderTurns
{
    private static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

    /// <summary>Renders when it is one's turn; answers what it took, without the waiting. What a page reads, it reads before: a slow database holds no turn.</summary>
    public static async Task<TimeSpan> Take(Action render, TimeProvider clock)
    {
        await Turns.WaitAsync();
        var began = clock.GetTimestamp();
        try
        {
            render();
        }
        finally
        {
            Turns.Release();
        }

        return clock.GetElapsedTime(began);
    }
}
