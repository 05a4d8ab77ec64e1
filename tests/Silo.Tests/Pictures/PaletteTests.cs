using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Coordination.Silo.Tests.Pictures;

/// <summary>The colours of pictures.css against the ground they are drawn on (WCAG 2.2: 3:1 for what is drawn, 4.5:1 for text).</summary>
public sealed partial class PaletteTests
{
    private const int SeriesMax = 6;
    private static readonly string Sheet = File.ReadAllText(Path.Combine(Root(), "src", "Dashboard", "wwwroot", "pictures.css"));

    // Each block that names colours, by its selector: light, which is paper too, and dark.
    private static readonly List<(string Name, Dictionary<string, string> Colours)> Palettes = [.. Block().Matches(Sheet)
        .Select(block => (block.Groups["name"].Value.Trim(), Colour().Matches(block.Groups["body"].Value).ToDictionary(colour => colour.Groups[1].Value, colour => colour.Groups[2].Value)))
        .Where(block => block.Item2.ContainsKey("ground"))];

    public static TheoryData<int> Each => [0, 1];

    [Fact]
    public void There_is_a_palette_for_light_and_paper_and_one_for_dark_screens()
    {
        Assert.Equal([":root", ":root[data-theme=dark]"], Palettes.Select(palette => palette.Name));
        Assert.True(Luminance(Palettes[0].Colours["ground"]) > 0.9);
        Assert.True(Luminance(Palettes[1].Colours["ground"]) < 0.02);
        Assert.Matches(@"@media screen \{\s*:root\[data-theme=dark\] \{", Sheet);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Every_series_stands_out_from_the_ground(int palette)
    {
        var colours = Palettes[palette].Colours;

        Assert.All(Enumerable.Range(1, SeriesMax), series => Assert.InRange(Contrast(colours[$"{series}"], colours["ground"]), 3, 21));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Text_is_read_with_ease(int palette)
    {
        var colours = Palettes[palette].Colours;

        Assert.InRange(Contrast(colours["ink"], colours["ground"]), 7, 21);
        Assert.InRange(Contrast(colours["soft"], colours["ground"]), 4.5, 21);
    }

    [Fact]
    public void Black_on_white_has_the_contrast_everybody_knows()
    {
        Assert.Equal(21, Contrast("#000000", "#ffffff"), 0.001);
        Assert.Equal(4.54, Contrast("#767676", "#ffffff"), 0.005);
    }

    [GeneratedRegex(@"(?<name>[^{}/*]+)\{(?<body>[^{}]*)\}")]
    private static partial Regex Block();

    [GeneratedRegex("--picture-([a-z0-9]+): (#[0-9a-f]{6})")]
    private static partial Regex Colour();

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string colour) => (0.2126 * Channel(colour[1..3])) + (0.7152 * Channel(colour[3..5])) + (0.0722 * Channel(colour[5..7]));

    private static double Channel(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Coordination.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
