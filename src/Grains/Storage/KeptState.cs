namespace Coordination.Grains.Storage;

/// <summary>How every durable grain writes.</summary>
internal static class KeptState
{
    /// <summary>Writes the next state. When the write fails nobody knows what the database holds, so the activation is retired and the next one reads it.</summary>
    public static async Task Write<TState>(this IPersistentState<TState> kept, TState next, IGrainBase grain)
    {
        kept.State = next;
        try
        {
            await kept.WriteStateAsync();
        }
        catch
        {
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
