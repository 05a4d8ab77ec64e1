using System.Globalization;

namespace Coordination.Benchmarks.Matching;

/// <summary>One seed of one scenario under every rule.</summary>
internal sealed record AnnualTry(
    string Scenario, AnnualOutcome Best, AnnualOutcome Prices, AnnualOutcome BestFit, AnnualOutcome Coordinated, AnnualOutcome Paced);

/// <summary>A scenario over its seeds.</summary>
internal sealed class AnnualRow(string name, IReadOnlyList<AnnualTry> tries)
{
    public string Name { get; } = name;

    public Spread Prices { get; } = Share(tries, played => played.Prices);

    public Spread BestFit { get; } = Share(tries, played => played.BestFit);

    public Spread Coordinated { get; } = Share(tries, played => played.Coordinated);

    public Spread Paced { get; } = Share(tries, played => played.Paced);

    public Spread Tier1 { get; } = Spread.OfHigh(tries.Select(played => played.Prices.ServedByTier[0]));

    public Spread Tier1BestFit { get; } = Spread.OfHigh(tries.Select(played => played.BestFit.ServedByTier[0]));

    public Spread Tier3 { get; } = Spread.OfHigh(tries.Select(played => played.Prices.ServedByTier[2]));

    public Spread Tier3BestFit { get; } = Spread.OfHigh(tries.Select(played => played.BestFit.ServedByTier[2]));

    public Spread ExcessGap { get; } = Spread.OfLow(tries.Select(played => played.Prices.RegionalGapPoints - played.Best.RegionalGapPoints));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-9}{Prices,16}{BestFit,16}{Coordinated,16}{Paced,16}{Tier1,16}{Tier3,16}{Tier3BestFit,16}  {ExcessGap.Median:F2} ({ExcessGap.Worst:F2})");

    private static Spread Share(IReadOnlyList<AnnualTry> tries, Func<AnnualTry, AnnualOutcome> of) =>
        Spread.OfHigh(tries.Select(played => of(played).Value / (double)played.Best.Value));
}
