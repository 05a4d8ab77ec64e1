using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;

namespace Coordination.Domain.Tests.Protection;

/// <summary>
/// Somebody who sees every published table, at every refresh, knows how it is made but for the secret, and may know exactly by how
/// much each count has changed in between (who sends the people in knows). For each cell they keep every pair of a true count and an
/// offset that fits all they have seen, and then use that a parent is the sum of its children and that all types together are at least
/// each and at most their sum, until nothing more falls out. A cell with one count left is derived.
/// </summary>
/// <param name="offsets">How many secrets a cell may have.</param>
/// <param name="mayShow">Whether a count with a secret may be shown so.</param>
internal sealed class SubtractionAttack(int offsets, Func<int, int, long?, bool> mayShow)
{
    private readonly Dictionary<(string Region, string Type), Cell> cells = [];
    private readonly List<((string, string) Whole, (string, string)[] Parts)> sums = [];

    /// <summary>What was published of a cell at each look, null for withheld, with what it is known to have changed by since the first. Nothing fits outside the range.</summary>
    public void See(string region, string type, IReadOnlyList<(long? Published, int Change)> looks, int least, int most)
    {
        var pairs = Enumerable.Range(least, most - least + 1)
            .SelectMany(count => Enumerable.Range(0, offsets).Select(offset => (Count: count, Offset: offset)))
            .Where(pair => looks.All(look => pair.Count + look.Change >= 0 && mayShow(pair.Count + look.Change, pair.Offset, look.Published)))
            .Select(pair => pair.Count);
        cells[(region, type)] = new([.. pairs.Distinct().Order()]);
    }

    /// <summary>Tells that these cells, which were seen, add up to another one.</summary>
    public void Sum((string Region, string Type) whole, IEnumerable<(string Region, string Type)> parts) => sums.Add((whole, [.. parts]));

    /// <summary>Cells whose count at the first look is known for certain, with that count.</summary>
    public IReadOnlyList<((string Region, string Type) Cell, int Count)> Derived()
    {
        while (Narrow())
        {
        }

        return [.. cells.Keys.Select(cell => (Cell: cell, Range: RangeOf(cell))).Where(item => item.Range.Least == item.Range.Most).Select(item => (item.Cell, item.Range.Least))];
    }

    private bool Narrow()
    {
        var narrowed = false;
        foreach (var region in cells.Keys.Select(cell => cell.Region).Distinct().ToArray())
        {
            narrowed |= NarrowTypes(region);
        }

        foreach (var (whole, parts) in sums)
        {
            narrowed |= NarrowSum(whole, parts);
        }

        foreach (var (region, type) in cells.Keys.ToArray())
        {
            var children = RegionTable.ChildrenOf(region).Where(child => cells.ContainsKey((child.Code, type))).Select(child => (child.Code, type)).ToArray();
            if (children.Length > 0)
            {
                narrowed |= NarrowSum((region, type), children);
            }
        }

        return narrowed;
    }

    private bool NarrowSum((string, string) whole, (string, string)[] parts)
    {
        var ranges = parts.Select(RangeOf).ToArray();
        var (least, most) = (ranges.Sum(range => range.Least), ranges.Sum(range => range.Most));
        var narrowed = Cut(whole, least, most);
        var total = RangeOf(whole);
        for (var part = 0; part < parts.Length; part++)
        {
            narrowed |= Cut(parts[part], total.Least - (most - ranges[part].Most), total.Most - (least - ranges[part].Least));
        }

        return narrowed;
    }

    /// <summary>Everybody who waits for something counts once among all types: at least as many as for any, at most as many as for each.</summary>
    private bool NarrowTypes(string region)
    {
        var types = cells.Keys.Where(cell => cell.Region == region && cell.Type != DivisionCounts.AllTypes).ToArray();
        if (types.Length == 0 || !cells.ContainsKey((region, DivisionCounts.AllTypes)))
        {
            return false;
        }

        var all = (region, DivisionCounts.AllTypes);
        var ranges = types.Select(RangeOf).ToArray();
        var narrowed = Cut(all, ranges.Max(range => range.Least), ranges.Sum(range => range.Most));
        var total = RangeOf(all);
        for (var type = 0; type < types.Length; type++)
        {
            narrowed |= Cut(types[type], total.Least - (ranges.Sum(range => range.Most) - ranges[type].Most), total.Most);
        }

        return narrowed;
    }

    private bool Cut((string, string) cell, int least, int most) => cells[cell].Cut(least, most);

    private (int Least, int Most) RangeOf((string, string) cell) => (cells[cell].Counts[0], cells[cell].Counts[^1]);

    /// <summary>The counts that are still possible, rising.</summary>
    private sealed class Cell(List<int> counts)
    {
        public List<int> Counts { get; } = counts;

        public bool Cut(int least, int most) =>
            (Counts[0] < least || Counts[^1] > most) && Counts.RemoveAll(count => count < least || count > most) > 0;
    }
}
