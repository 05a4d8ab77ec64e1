namespace Coordination.Domain.Newcomers;

/// <summary>What an assessment found in one part of a person's life.</summary>
/// <param name="Domain">Which part.</param>
/// <param name="Situation">How it stands, 1 (crisis) to 5 (thriving); null when the person declined to say.</param>
/// <param name="WantsHelp">Whether the person wants help with it.</param>
/// <param name="OwnWords">What the person said, in their words.</param>
[GenerateSerializer, Immutable, Alias("DomainFinding")]
public sealed record DomainFinding(NeedDomain Domain, int? Situation, bool WantsHelp, string? OwnWords);
