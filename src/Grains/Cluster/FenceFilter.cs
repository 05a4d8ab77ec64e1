namespace Coordination.Grains.Cluster;

/// <summary>Judges every call of our own grains twice: when it begins and when its answer leaves.</summary>
internal sealed class FenceFilter(SelfFence fence) : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        // The engine's own grains must work while the fence is closed: they are how it opens again. What a silo says of itself is never old.
        if (context.Grain is Peer || context.Grain.GetType().Assembly != typeof(FenceFilter).Assembly)
        {
            await context.Invoke();
            return;
        }

        var entered = fence.Enter();
        await context.Invoke();
        fence.Leave(entered);
    }
}
