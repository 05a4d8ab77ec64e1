namespace Coordination.Benchmarks.Matching.Worlds;

/// <summary>Repeatable random choices: the same seed and the same questions give the same answers on every machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>Dice of their own for one part of a world, so that a change in one part leaves the others alone.</summary>
    public static Dice For(int seed, int part) => new(Mix(((ulong)(uint)seed << 32) | (uint)part));

    /// <summary>Evenly from 0 to below 1.</summary>
    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Evenly from 0 to below <paramref name="count"/>.</summary>
    public int Next(int count) => (int)(Next() * count);

    /// <summary>Evenly between two numbers.</summary>
    public double Between(double low, double high) => low + (Next() * (high - low));

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => Next() < probability;

    /// <summary>A position, each with the probability of its weight.</summary>
    public int Pick(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var at = Next() * sum;
        for (var index = 0; index < weights.Length; index++)
        {
            at -= weights[index];
            if (at < 0)
            {
                return index;
            }
        }

        return weights.Length - 1;
    }

    /// <summary>A number of events of a Poisson process.</summary>
    public int Poisson(double mean)
    {
        if (mean > 30)
        {
            return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        }

        var count = 0;
        for (var product = Next(); product > Math.Exp(-mean); product *= Next())
        {
            count++;
        }

        return count;
    }

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    private ulong NextBits()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    // SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
