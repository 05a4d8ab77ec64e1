namespace Coordination.Domain.Newcomers;

/// <summary>Language levels by skill, Canadian Language Benchmarks (NCLC/CLB) 0 to 12.</summary>
[GenerateSerializer, Immutable, Alias("Nclc")]
public sealed record Nclc(int Listening, int Speaking, int Reading, int Writing)
{
    /// <summary>The lowest of the four: the level that decides whether a person can take part.</summary>
    public int Lowest => Math.Min(Math.Min(Listening, Speaking), Math.Min(Reading, Writing));
}
