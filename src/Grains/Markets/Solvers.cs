namespace Coordination.Grains.Markets;

/// <summary>Runs what takes long outside of any turn, one less at a time than there are processors, so that commands are always served.</summary>
internal static class Solvers
{
    private static readonly SemaphoreSlim Seats = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>Runs a pure piece of work on an immutable snapshot.</summary>
    public static async Task<T> Run<T>(Func<T> solve)
    {
        await Seats.WaitAsync();
        try
        {
            return await Task.Run(solve);
        }
        finally
        {
            Seats.Release();
        }
    }
}
