using Coordination.Domain.Resources;

namespace Coordination.Domain.Caseloads;

/// <summary>What a provider carries against what it can carry (formula F8).</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Cases">Open referrals.</param>
/// <param name="Weight">Their weights together.</param>
/// <param name="Capacity">The weight it can carry, at least 1.</param>
/// <param name="IsEstimated">Nobody has stated a capacity: it is taken from the places of its openings, each for a case of medium weight.</param>
[GenerateSerializer, Immutable, Alias("ProviderLoad")]
public sealed record ProviderLoad(ProviderId ProviderId, BilingualText Name, int Cases, int Weight, int Capacity, bool IsEstimated)
{
    /// <summary>Above this a provider carries too much.</summary>
    public const double HighRatio = 1.0;

    /// <summary>Below this it has room.</summary>
    public const double LowRatio = 0.7;

    /// <summary>The most weight a provider may say it can carry.</summary>
    public const int CapacityMax = 100_000;

    /// <summary>Rho: 1 is full.</summary>
    public double Ratio => Weight / (double)Capacity;

    /// <summary>Too much, room, or neither.</summary>
    public LoadLevel Level => Ratio > HighRatio ? LoadLevel.TooMuch : Ratio < LowRatio ? LoadLevel.Room : LoadLevel.Balanced;

    /// <summary>The load with this much weight more, or less.</summary>
    public ProviderLoad With(int weight, int cases) => this with { Weight = Weight + weight, Cases = Cases + cases };
}

/// <summary>The word for a load.</summary>
public enum LoadLevel
{
    /// <summary>Below 70 %.</summary>
    Room,

    /// <summary>From 70 to 100 %.</summary>
    Balanced,

    /// <summary>Above 100 %.</summary>
    TooMuch,
}
