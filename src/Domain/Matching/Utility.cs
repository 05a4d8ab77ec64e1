namespace Coordination.Domain.Matching;

/// <summary>How well an opening suits a person, with its parts (formula F7). Each part is 0 to 1000.</summary>
[GenerateSerializer, Immutable, Alias("Utility")]
public sealed record Utility(
    int NeedFit, int Contribution, int Language, int Distance, int TimeToStart, int Preference, int ProviderBalance)
{
    /// <summary>The weights of the parts, in their order; together 100. Published beside every figure made with them.</summary>
    public static ImmutableArray<int> Weights { get; } = [35, 20, 15, 10, 10, 5, 5];

    /// <summary>The weighted sum, 0 to 100,000: a fixed-point number, so that the same inputs always give the same order.</summary>
    public long Total => Sum(Weights.AsSpan());

    /// <summary>The sum under the weights of a policy, 0 to 100,000.</summary>
    public long Sum(ReadOnlySpan<int> weights) =>
        (NeedFit * (long)weights[0]) + (Contribution * (long)weights[1]) + (Language * (long)weights[2]) + (Distance * (long)weights[3])
        + (TimeToStart * (long)weights[4]) + (Preference * (long)weights[5]) + (ProviderBalance * (long)weights[6]);

    /// <summary>The total as people see it, 0 to 100.</summary>
    public double Percent => Math.Round(Total / 1000.0, 1);
}
