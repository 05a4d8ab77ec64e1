using Coordination.Grains.UnderWay;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Coordination.Grains.Cluster;

/// <inheritdoc cref="IPeer"/>
[Reentrant]
internal sealed class Peer(GrainId id, Silo silo, ILoggerFactory loggers, CommandsUnderWay underWay, SelfFence fence) : GrainService(id, silo, loggers), IPeer
{
    /// <inheritdoc/>
    public Task<bool> IsUnderWay(Guid commandId) => Task.FromResult(underWay.Has(commandId));

    /// <inheritdoc/>
    public Task<TimeSpan> DatabaseSilence() => Task.FromResult(fence.DatabaseSilence);
}
