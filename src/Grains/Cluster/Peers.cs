using Orleans.Runtime;
using Orleans.Runtime.Services;

namespace Coordination.Grains.Cluster;

/// <summary>Asks the silos about themselves.</summary>
public sealed class Peers
{
    /// <summary>A silo that does not answer in this time is not waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Directory silos;
    private readonly IClusterMembershipService membership;

    /// <summary>Made by the container.</summary>
    public Peers(IServiceProvider services, IClusterMembershipService membership) => (silos, this.membership) = (new(services), membership);

    /// <summary>Whether some silo works on a command. A silo that does not say counts as one that does, until it answers or is declared dead.</summary>
    public async Task<bool> IsUnderWay(CommandMark command)
    {
        var active = membership.CurrentSnapshot.Members.Values.Where(member => member.Status is SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping);
        var answers = await Task.WhenAll(active.Select(member => IsUnderWay(member.SiloAddress, command.Id)));
        return answers.Any(isUnderWay => isUnderWay);
    }

    /// <summary>For how long a silo has not heard from the database; null when it does not say.</summary>
    internal async Task<TimeSpan?> DatabaseSilence(SiloAddress silo)
    {
        try
        {
            return await silos.At(silo).DatabaseSilence().WaitAsync(Patience);
        }
        catch (Exception gone) when (gone is TimeoutException or OrleansException)
        {
            return null;
        }
    }

    private async Task<bool> IsUnderWay(SiloAddress silo, Guid commandId)
    {
        try
        {
            return await silos.At(silo).IsUnderWay(commandId).WaitAsync(Patience);
        }
        catch (Exception gone) when (gone is TimeoutException or OrleansException)
        {
            return true;
        }
    }

    private sealed class Directory(IServiceProvider services) : GrainServiceClient<IPeer>(services)
    {
        public IPeer At(SiloAddress silo) => GetGrainService(silo);
    }
}
