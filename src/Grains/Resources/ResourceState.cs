using Coordination.Domain.Resources;

namespace Coordination.Grains.Resources;

/// <summary>What is kept of a resource beside its ledger.</summary>
[GenerateSerializer, Alias("ResourceState")]
internal sealed record ResourceState
{
    /// <summary>What it is; null until its provider has said so.</summary>
    [Id(0)] public ResourceProfile? Profile { get; init; }
}
