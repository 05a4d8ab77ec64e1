namespace Coordination.Grains.Markets;

/// <summary>Runs what takes long outside of any turn, one less of a kind at a time than there are processors, so that commands are always served.</summary>
/// <remarks>What somebody waits for takes fractions of a second and has seats of its own: it never stands behind a pricing, which takes seconds.</remarks>
internal static class Solvers
{
    private static readonly SemaphoreSlim Plans = new(Math.Max(1, Environment.ProcessorCount - 1));
    private static readonly SemaphoreSlim Answers = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>Plans ahead with a pure piece of work on an immutable snapshot.</summary>
    public static Task<T> Run<T>(Func<T> solve) => Run(solve, Plans);

    /// <summary>Answers somebody who waits with a pure piece of work on an immutable snapshot.</summary>
    public static Task<T> Answer<T>(Func<T> solve) => Run(solve, Answers);

    private static async Task<T> Run<T>(Func<T> solve, SemaphoreSlim seats)
    {
        await seats.WaitAsync();
        try
        {
            return await Task.Run(solve);
        }
        finally
        {
            seats.Release();
        }
    }
}
