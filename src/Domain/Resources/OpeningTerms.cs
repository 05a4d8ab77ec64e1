namespace Coordination.Domain.Resources;

/// <summary>What is fixed about an opening when it is posted.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="StartsOn">First day, if it has one.</param>
/// <param name="EndsOn">Last day, if it has one.</param>
[GenerateSerializer, Immutable, Alias("OpeningTerms")]
public sealed record OpeningTerms(CapacityUnit Unit, DateOnly? StartsOn, DateOnly? EndsOn);
