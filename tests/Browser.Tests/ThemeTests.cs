using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>The light and the dark design: contrast of the palette, and axe on every page in the dark.</summary>
[Collection("one browser at a time")]
public sealed class ThemeTests(LiveProduct product)
{
    private static readonly (string Ink, string Ground, double Least)[] Pairs =
    [
        ("--ink", "--ground", 4.5), ("--ink", "--card", 4.5), ("--ink", "--sunken", 4.5), ("--ink", "--field", 4.5), ("--soft", "--card", 4.5), ("--soft", "--ground", 4.5),
        ("--soft", "--sunken", 4.5), ("--blue", "--card", 4.5), ("--blue", "--ground", 4.5), ("--blue", "--blue-pale", 4.5), ("--on-blue", "--blue", 4.5), ("--on-blue", "--blue-dark", 4.5),
        ("--ink", "--blue-pale", 4.5), ("--ink", "--good-pale", 4.5), ("--ink", "--fresh", 4.5), ("--good", "--card", 4.5), ("--warn", "--card", 4.5), ("--bad", "--card", 4.5),
        ("--bad-ink", "--bad-pale", 4.5), ("--map-label", "--map-halo", 4.5), ("--edge", "--field", 3), ("--focus", "--ground", 3), ("--focus", "--card", 3),
        ("--picture-ink", "--picture-ground", 7), ("--picture-soft", "--picture-ground", 4.5), ("--picture-1", "--picture-ground", 3), ("--picture-2", "--picture-ground", 3), ("--map-edge", "--map-sea", 3),
    ];

    [Theory]
    [InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Every_pair_of_colours_has_the_contrast_that_its_use_needs_and_shades_of_a_ramp_keep_their_order(ColorScheme scheme)
    {
        var page = await product.Open();
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.GotoAsync("/sign-in");
        foreach (var (ink, ground, least) in Pairs)
        {
            var contrast = Contrast(await Colour(page, ink), await Colour(page, ground));
            Assert.True(contrast >= least, $"{ink} on {ground}: {contrast:0.00}, not {least}, in {scheme}.");
        }

        foreach (var ramp in new[] { "need", "offer" })
        {
            var shades = new List<double>();
            for (var shade = 1; shade <= 4; shade++)
            {
                shades.Add(Luminance(await Colour(page, $"--{ramp}-{shade}")));
            }

            // From ground to "most" in one direction, each step clear of the last: that holds for every kind of colour vision.
            var sign = scheme == ColorScheme.Light ? -1 : 1;
            Assert.All(shades.Zip(shades.Skip(1)), pair => Assert.True(sign * (pair.Second - pair.First) > 0 && Ratio(pair.First, pair.Second) >= 1.25, $"{ramp} in {scheme}: {pair}"));
        }
    }

    [Theory]
    [InlineData("coordinator", "/map?region=35&tab=providers")]
    [InlineData("coordinator", "/people")]
    [InlineData("coordinator", "/policy")]
    [InlineData("coordinator", "/resources")]
    [InlineData("coordinator", "/projects")]
    [InlineData("coordinator", "/admin")]
    [InlineData("partner", "/partner")]
    [InlineData("funder", "/map")]
    [InlineData("funder", "/distribution")]
    public async Task Every_page_is_clean_in_the_dark_and_fits_a_narrow_screen(string role, string path)
    {
        var page = await product.SignIn(role, "fr", width: 360, height: 800);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await LiveProduct.Visit(page, path);
        await page.Locator("h1").First.WaitForAsync();

        Assert.Equal("", await Accessibility.Violations(page));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360, "The page is wider than the screen.");
    }

    [Fact]
    public async Task The_choice_of_a_reader_stays_after_a_reload()
    {
        var page = await product.SignIn("funder");
        await LiveProduct.Visit(page, "/distribution");
        await page.GetByTestId("theme").ClickAsync();
        await LiveProduct.Visit(page, "/map");

        Assert.Equal("dark", await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).colorScheme"));
    }

    private static async Task<double[]> Colour(IPage page, string name) => await page.EvaluateAsync<double[]>(
        """
        name => {
          const probe = document.createElement("i");
          probe.style.color = `var(${name})`;
          document.body.append(probe);
          const parts = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number);
          probe.remove();
          return parts;
        }
        """, name);

    private static double Contrast(double[] one, double[] other) => Ratio(Luminance(one), Luminance(other));

    private static double Ratio(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    /// <summary>Relative luminance of WCAG 2.2.</summary>
    private static double Luminance(double[] colour)
    {
        var linear = colour.Select(part => part / 255).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }
}
