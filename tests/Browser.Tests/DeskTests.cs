using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>What a coordinator does about the figures of a region.</summary>
[Collection("one browser at a time")]
public sealed class DeskTests(LiveProduct product)
{
    private const int ClicksMax = 15;
    private const int LoadNow = 1;
    private const int LoadAfter = 2;

    [Theory]
    [InlineData("en", "1006"), InlineData("fr", "1007")]
    public async Task From_sign_in_to_a_sent_balance_proposal_in_under_fifteen_clicks_and_loads_are_as_foretold(string language, string region)
    {
        await product.Crowd(region);
        var page = await product.Open(language);
        var clicks = 0;
        async Task Click(ILocator what)
        {
            await what.ClickAsync();
            clicks++;
        }

        await page.GotoAsync("/sign-in");
        await Click(page.GetByTestId("sign-in-coordinator"));
        await page.GetByTestId("sign-in-password").FillAsync(product.Password);
        await Click(page.GetByTestId("sign-in-submit"));
        await page.Locator("main:not([inert])").WaitForAsync();
        await Click(page.Locator("[data-region='10'] a"));
        await Click(page.Locator($"[data-region='{region}'] a"));
        await page.GetByTestId("desk").WaitForAsync();
        await Click(page.GetByTestId("tab-providers"));
        var before = await Loads(page, LoadNow);
        await Click(page.GetByTestId("propose"));
        await page.GetByTestId("balance-preview").WaitForAsync();
        Assert.Equal(before, await Loads(page, LoadNow));
        var foretold = await Loads(page, LoadAfter);
        Assert.True(Worst(foretold) < Worst(before), $"{string.Join(' ', before)} to {string.Join(' ', foretold)}");
        Assert.Equal("", await Accessibility.Violations(page));
        var moves = await page.GetByTestId("move").CountAsync();
        await Click(page.GetByTestId("send-balance"));
        await Assertions.Expect(page.GetByTestId("sent-moves").Locator("li")).ToHaveCountAsync(moves);
        TestContext.Current.TestOutputHelper?.WriteLine($"{clicks} clicks, {moves} moves, loads {string.Join(' ', before)} to {string.Join(' ', foretold)}");
        Assert.True(clicks < ClicksMax, $"It took {clicks} clicks.");

        var partner = await product.SignIn("partner", language);
        await LiveProduct.Visit(partner, "/partner");
        var asked = partner.GetByTestId("asked-move").Filter(new() { HasText = region });
        for (var left = moves; left > 0; left--)
        {
            await Assertions.Expect(asked).ToHaveCountAsync(left);
            await asked.First.GetByTestId("take-over").ClickAsync();
        }

        await Assertions.Expect(asked).ToHaveCountAsync(0);
        await LiveProduct.Visit(page, $"/map?region={region}&tab=providers");
        await page.GetByTestId("loads").WaitForAsync();
        Assert.Equal(foretold.Order(StringComparer.Ordinal), (await Loads(page, LoadNow)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("names"), InlineData("openings"), InlineData("trend"), InlineData("equity"), InlineData("quality")]
    public async Task Every_part_of_the_desk_opens_by_its_address_and_axe_finds_nothing(string tab)
    {
        await product.Crowd("1009");
        var page = await product.SignIn("coordinator");
        await LiveProduct.Visit(page, $"/map?region=1009&tab={tab}");
        await page.GetByTestId($"tab-{tab}").WaitForAsync();
        await Assertions.Expect(page.GetByTestId($"tab-{tab}")).ToHaveAttributeAsync("aria-current", "page");
        await page.GetByTestId("desk").Locator("table, form, figure, p.soft").First.WaitForAsync();
        Assert.Equal("", await Accessibility.Violations(page));
    }

    [Fact]
    public async Task What_happens_is_told_without_another_change_and_the_desk_keeps_what_the_map_is_shaded_by()
    {
        var page = await product.SignIn("coordinator");
        await LiveProduct.Visit(page, "/map?region=1008&type=digital&measure=waiting");
        await page.GetByTestId("events").WaitForAsync();
        await page.GetByTestId("measure").SelectOptionAsync("free");
        await Assertions.Expect(page.GetByTestId("tab-openings")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("measure=free"));
        await product.OpenComputerClasses(product.PartnersProvider, "1008", 6);

        await Assertions.Expect(page.GetByTestId("events")).ToContainTextAsync("Computer classes");
        await page.GetByTestId("tab-openings").ClickAsync();
        await Assertions.Expect(page.GetByTestId("openings")).ToContainTextAsync("Computer classes");
        await product.OpenComputerClasses(product.PartnersProvider, "1008", 7);

        await Assertions.Expect(page.GetByTestId("openings").Locator("tbody tr")).ToHaveCountAsync(2, new() { Timeout = 20_000 });
        await Assertions.Expect(page.GetByTestId("show-events")).ToBeVisibleAsync();
    }

    private static double Worst(IEnumerable<string> loads) =>
        loads.Max(load => double.Parse(string.Concat(load.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture));

    /// <summary>A column of the table under the picture of loads, which need not be open.</summary>
    private static async Task<IReadOnlyList<string>> Loads(IPage page, int column)
    {
        await page.GetByTestId("loads").WaitForAsync();
        return await page.GetByTestId("loads").Locator($"tbody td:nth-of-type({column})").AllTextContentsAsync();
    }
}
