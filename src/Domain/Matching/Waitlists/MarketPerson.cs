namespace Coordination.Domain.Matching.Waitlists;

/// <summary>Somebody who waits or may come, as a market sees them.</summary>
/// <param name="SinceDay">The day they joined or will join, on any calendar the market shares.</param>
/// <param name="BandWeight">The weight of their band after ageing.</param>
/// <param name="Options">The resources they are eligible for.</param>
public sealed record MarketPerson(double SinceDay, int BandWeight, ImmutableArray<MarketOption> Options);

/// <summary>A resource somebody is eligible for.</summary>
/// <param name="Resource">Its number in the market, 0 and up.</param>
/// <param name="Utility">How well it suits, above 0.</param>
public readonly record struct MarketOption(int Resource, long Utility);

/// <summary>Units that are free, or may become free.</summary>
/// <param name="Resource">Its number in the market.</param>
/// <param name="FromDay">From when they can be taken.</param>
/// <param name="UntilDay">Until when.</param>
/// <param name="Units">How many.</param>
public readonly record struct MarketOpening(int Resource, double FromDay, double UntilDay, int Units);
