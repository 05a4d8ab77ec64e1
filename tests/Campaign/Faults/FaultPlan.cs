using System.Globalization;

namespace Coordination.Campaign.Faults;

/// <summary>One fault to come.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Silo">The silo it strikes, where it strikes one.</param>
/// <param name="Other">Another silo, where two are concerned.</param>
/// <param name="Seconds">How long it lasts.</param>
/// <param name="Strength">How strong it is, from 0 to 1.</param>
/// <param name="PauseSeconds">Calm after everything is whole again, before the next one.</param>
internal sealed record FaultStep(string Kind, int Silo, int Other, double Seconds, double Strength, double PauseSeconds)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} of silo {Silo} (with {Other}) for {Seconds:0.0} s at {Strength:0.00}, then {PauseSeconds:0.0} s calm");
}

/// <summary>Which faults strike, in which order: the seed, the kinds allowed and the length decide, nothing else.</summary>
internal static class FaultPlan
{
    private const double LongRunMinutes = 10;
    private const int StepsPerMinuteMax = 9;

    /// <summary>More steps than there is time for; a run goes as far as its time allows.</summary>
    public static ImmutableArray<FaultStep> Make(int seed, double minutes, int silos, IReadOnlyCollection<string> kinds)
    {
        var random = new Random(seed);
        var isLong = minutes >= LongRunMinutes;

        // First one of each that must come, then by weight.
        var first = (isLong ? FaultKinds.All.Select(kind => kind.Kind) : FaultKinds.Always).Where(kinds.Contains).ToArray();
        random.Shuffle(first);
        var weighted = FaultKinds.All.Where(kind => kinds.Contains(kind.Kind)).ToArray();
        var steps = ImmutableArray.CreateBuilder<FaultStep>();
        for (var number = 0; number < Math.Max(first.Length, minutes * StepsPerMinuteMax); number++)
        {
            var kind = number < first.Length ? first[number] : Draw(weighted, random);
            var silo = random.Next(silos);
            steps.Add(new(kind, silo, (silo + random.Next(1, silos)) % silos, Seconds(kind, isLong, random), random.NextDouble(), 1 + (1.5 * random.NextDouble())));
        }

        return steps.ToImmutable();
    }

    private static double Seconds(string kind, bool isLong, Random random)
    {
        var (share, tail) = (random.NextDouble(), random.NextDouble());
        return kind switch
        {
            FaultKinds.Hang when isLong && tail < 0.12 => 15 + (75 * share),
            FaultKinds.Hang => 1 + (14 * share),
            FaultKinds.Kill or FaultKinds.KillAll or FaultKinds.DatabaseStop => 0.1 + (2.9 * share),
            FaultKinds.CommitCut or FaultKinds.DuplicateStorm => 3,
            FaultKinds.SlowDatabase or FaultKinds.DiskFull => 3 + (5 * share),
            FaultKinds.ClockSkew => 8 + (8 * share),
            _ => 3 + (15 * share),
        };
    }

    private static string Draw((string Kind, int Weight)[] weighted, Random random)
    {
        var ticket = random.Next(weighted.Sum(kind => kind.Weight));
        return weighted.First(kind => (ticket -= kind.Weight) < 0).Kind;
    }
}
