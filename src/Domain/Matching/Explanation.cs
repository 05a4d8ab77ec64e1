namespace Coordination.Domain.Matching;

/// <summary>Why an opening is, or is not, a match for a person.</summary>
/// <param name="Failures">The rules that keep the person out; empty when they can take part.</param>
/// <param name="Match">The match it would be; null when it has nothing in common with the person.</param>
[GenerateSerializer, Immutable, Alias("Explanation")]
public sealed record Explanation(ImmutableArray<Remark> Failures, Match? Match);
