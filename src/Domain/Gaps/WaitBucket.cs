namespace Coordination.Domain.Gaps;

/// <summary>People whose wait from need to first service lasted, or has lasted, this many whole days.</summary>
/// <param name="Days">Whole days, from 0.</param>
/// <param name="Served">Those whose wait ended with a first service.</param>
/// <param name="Waiting">Those who still wait; they are censored, not left out.</param>
[GenerateSerializer, Immutable, Alias("WaitBucket")]
public readonly record struct WaitBucket(int Days, int Served, int Waiting);
