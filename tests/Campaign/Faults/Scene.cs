using Coordination.Campaign.History;
using Coordination.Campaign.Network;
using Coordination.Campaign.Product;
using Coordination.Campaign.Relay;
using Coordination.Campaign.Workload;

namespace Coordination.Campaign.Faults;

/// <summary>Everything a fault may strike.</summary>
internal sealed record Scene
{
    /// <summary>The silos.</summary>
    public required Silos Silos { get; init; }

    /// <summary>The database.</summary>
    public required Database Database { get; init; }

    /// <summary>The way of each silo to the database.</summary>
    public required ImmutableArray<DatabaseRelay> Relays { get; init; }

    /// <summary>The network; null when the silos live on the machine's own.</summary>
    public required NetworkSpaces? Network { get; init; }

    /// <summary>The database's disk; null when it is the machine's own.</summary>
    public required SmallDisk? Disk { get; init; }

    /// <summary>The system as users see it.</summary>
    public required ITarget Target { get; init; }

    /// <summary>What users have to do with.</summary>
    public required World World { get; init; }

    /// <summary>What users asked and heard.</summary>
    public required Journal Journal { get; init; }
}
