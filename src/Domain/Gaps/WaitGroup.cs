namespace Coordination.Domain.Gaps;

/// <summary>People whose waits are told together.</summary>
/// <param name="Name">As they are labelled.</param>
/// <param name="Buckets">How long they waited or have waited.</param>
public sealed record WaitGroup(string Name, ImmutableArray<WaitBucket> Buckets);
