namespace Coordination.Dashboard.Pictures;

/// <summary>What all drawings are made of. Numbers in a drawing have a point before decimals, whatever the reader's language.</summary>
internal static class Draw
{
    /// <summary>Series that differ in colour, dash and mark; a seventh looks like the first.</summary>
    public const int SeriesMax = 6;

    // A series is known by its dashes too; expected figures alone are dotted.
    private static readonly ImmutableArray<string?> Dashes = [null, "9 4", "9 3 2 3", "4 3", "16 4", "16 3 2 3 2 3"];

    /// <summary>A place or length.</summary>
    public static string At(double units) => Math.Round(units, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The style that gives a series its colour.</summary>
    public static string Series(int index) => $"s{(index % SeriesMax) + 1}";

    /// <summary>The dashes of a series.</summary>
    public static string? Dash(int index) => Dashes[index % SeriesMax];

    /// <summary>A line through points.</summary>
    public static string Path(IEnumerable<(double X, double Y)> points) => "M" + string.Join('L', points.Select(point => $"{At(point.X)} {At(point.Y)}"));

    /// <summary>An interval on a bar, with a stroke across each end.</summary>
    public static string Whisker(double from, double to, double y) =>
        Path([(from, y), (to, y)]) + Path([(from, y - 4), (from, y + 4)]) + Path([(to, y - 4), (to, y + 4)]);

    /// <summary>The mark of a series: circle, square, triangle, diamond, the triangle upside down, a cross.</summary>
    public static string Mark(int index, double x, double y, double r) => (index % SeriesMax) switch
    {
        0 => $"M{At(x - r)} {At(y)}a{At(r)} {At(r)} 0 1 0 {At(2 * r)} 0a{At(r)} {At(r)} 0 1 0 {At(-2 * r)} 0Z",
        1 => Path([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]) + "Z",
        2 => Path([(x, y - (1.3 * r)), (x + (1.2 * r), y + r), (x - (1.2 * r), y + r)]) + "Z",
        3 => Path([(x, y - (1.4 * r)), (x + (1.4 * r), y), (x, y + (1.4 * r)), (x - (1.4 * r), y)]) + "Z",
        4 => Path([(x, y + (1.3 * r)), (x + (1.2 * r), y - r), (x - (1.2 * r), y - r)]) + "Z",
        _ => Path([(x - r, y - r), (x + r, y + r)]) + Path([(x + r, y - r), (x - r, y + r)]),
    };
}
