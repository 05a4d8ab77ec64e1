using Orleans.Services;

namespace Coordination.Grains.Cluster;

/// <summary>What a silo tells the others about itself. Not a grain of a key: there is one in each silo.</summary>
[Alias("IPeer")]
internal interface IPeer : IGrainService
{
    /// <summary>Whether it works on a command.</summary>
    /// <param name="commandId">The command.</param>
    [Alias("IsUnderWay")]
    Task<bool> IsUnderWay(Guid commandId);

    /// <summary>For how long it has not heard from the database.</summary>
    [Alias("DatabaseSilence")]
    Task<TimeSpan> DatabaseSilence();
}
