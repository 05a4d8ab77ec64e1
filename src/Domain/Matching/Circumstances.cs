namespace Coordination.Domain.Matching;

/// <summary>What is on record of a person's circumstances that evidence rules turn on. What is not on record is not assumed.</summary>
[GenerateSerializer, Immutable, Alias("Circumstances")]
public sealed record Circumstances
{
    /// <summary>Nothing is on record.</summary>
    public static readonly Circumstances Unknown = new();

    /// <summary>The move itself weighs on them (S40).</summary>
    [Id(0)] public bool IsDistress { get; init; }

    /// <summary>Somebody qualified has noted signs that call for clinical care.</summary>
    [Id(1)] public bool HasClinicalSignal { get; init; }

    /// <summary>Somebody manages their case.</summary>
    [Id(2)] public bool HasCaseManager { get; init; }

    /// <summary>They have a bundle that was accepted and is not over.</summary>
    [Id(3)] public bool IsInAcceptedBundle { get; init; }

    /// <summary>The forward sortation area they live in; null when not said.</summary>
    [Id(4)] public string? Neighbourhood { get; init; }
}
