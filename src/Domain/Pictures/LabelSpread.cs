namespace Coordination.Domain.Pictures;

/// <summary>Labels at the ends of lines, moved apart as little as possible.</summary>
public static class LabelSpread
{
    /// <summary>
    /// Centres of labels that do not overlap, keep the order of where they were wanted and stay between top and bottom as long as there
    /// is room: least squares, by pooling neighbours that collide (Barlow and others 1972).
    /// </summary>
    /// <param name="labels">Where each label's centre is wanted, and its height.</param>
    /// <param name="top">The upper edge.</param>
    /// <param name="bottom">The lower edge; labels higher than all room begin at the top and go beyond it.</param>
    /// <returns>A centre for each label, in the order given.</returns>
    public static ImmutableArray<double> Of(IReadOnlyList<(double Wanted, double Height)> labels, double top, double bottom)
    {
        var order = Enumerable.Range(0, labels.Count).OrderBy(index => labels[index].Wanted).ToList();
        var offsets = new double[labels.Count];
        var pools = new List<(double Sum, int Count)>();
        var stacked = 0.0;
        foreach (var index in order)
        {
            offsets[index] = stacked + (labels[index].Height / 2);
            stacked += labels[index].Height;
            pools.Add((labels[index].Wanted - offsets[index], 1));
            while (pools.Count > 1 && pools[^2].Sum / pools[^2].Count > pools[^1].Sum / pools[^1].Count)
            {
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        var lowest = Math.Max(top, bottom - stacked);
        var bases = pools.SelectMany(pool => Enumerable.Repeat(Math.Clamp(pool.Sum / pool.Count, top, lowest), pool.Count));
        var centres = new double[labels.Count];
        foreach (var (index, start) in order.Zip(bases))
        {
            centres[index] = start + offsets[index];
        }

        return [.. centres];
    }
}
