namespace Coordination.Benchmarks.Load;

/// <summary>Times of many operations, in milliseconds.</summary>
internal sealed class Latencies(int capacity)
{
    private readonly float[] times = new float[capacity];
    private int count;

    /// <summary>How many there are.</summary>
    public int Count => Math.Min(count, times.Length);

    /// <summary>Adds one; from any thread.</summary>
    public void Add(double milliseconds)
    {
        var place = Interlocked.Increment(ref count) - 1;
        if (place < times.Length)
        {
            times[place] = (float)milliseconds;
        }
    }

    /// <summary>The time that so large a part of the operations kept within, 0 to 1.</summary>
    public double Quantile(double part) => Of([.. times.AsSpan(0, Count)], part);

    /// <summary>As <see cref="Quantile"/>, of times that were measured elsewhere.</summary>
    public static double Of(float[] milliseconds, double part)
    {
        if (milliseconds.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(milliseconds);
        return Math.Round(milliseconds[Math.Min(milliseconds.Length - 1, (int)Math.Ceiling(milliseconds.Length * part) - 1)], 2);
    }
}
