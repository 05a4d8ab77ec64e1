using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>The coordinator's whole way without a mouse.</summary>
[Collection("one browser at a time")]
public sealed class KeyboardWalkTests(LiveProduct product)
{
    private const string Map = "[data-testid=map] .front path";

    [Theory]
    [InlineData("en", "1010"), InlineData("fr", "1011")]
    public async Task From_the_sign_in_page_to_a_sent_balance_proposal_by_keyboard_alone(string language, string region)
    {
        await product.Crowd(region);
        var page = await product.Open(language);
        var walk = await KeyboardWalk.On(page);
        await page.GotoAsync("/sign-in");
        await walk.TabTo("[data-testid^=sign-in-]");
        await walk.Press("Space");
        while (await page.EvaluateAsync<string>("document.activeElement.dataset.testid") != "sign-in-coordinator")
        {
            await walk.Press("ArrowUp");
        }

        await walk.TabTo("[data-testid=sign-in-password]");
        await page.Keyboard.TypeAsync(product.Password);
        await walk.TabTo("[data-testid=sign-in-submit]");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("main:not([inert])").WaitForAsync();
        await page.Locator($"{Map}[data-code='10']").WaitForAsync(new() { State = WaitForSelectorState.Attached });

        // Over the map, into a province, out again, and in to a division.
        await walk.TabTo(Map);
        await walk.WalkTo("10");
        await walk.PressAndArrive("Enter", $"{Map}[data-code^='10']:not([data-code='10'])");
        await Assertions.Expect(page.GetByTestId("place")).ToHaveAttributeAsync("aria-current", "location");
        await walk.PressAndArrive("Escape", $"{Map}[data-code='10']");
        await walk.PressAndArrive("Enter", $"{Map}[data-code^='10']:not([data-code='10'])");
        await walk.WalkTo(region);
        await walk.PressAndArrive("Enter", $"{Map}[data-code='{region}'][aria-pressed=true]");
        await page.GetByTestId("region-panel").WaitForAsync();

        // The table has the same; sorting keeps the focus.
        await walk.TabTo("[data-testid=sort-waiting]");
        await walk.Press("Enter");
        await Assertions.Expect(page.Locator("th:has([data-testid=sort-waiting])")).ToHaveAttributeAsync("aria-sort", "descending");
        await walk.Arrive("[data-testid=sort-waiting]");

        await walk.TabTo("[data-testid=tab-providers]");
        await walk.Press("Enter");
        await page.GetByTestId("propose").WaitForAsync();
        await walk.Arrive("[data-testid=tab-providers]");
        await walk.TabTo("[data-testid=propose]");
        await walk.PressAndArrive("Enter", "#balance-title");
        var moves = await page.GetByTestId("move").CountAsync();
        Assert.True(moves > 1, $"{moves} moves are proposed.");
        await walk.TabTo("[data-testid=move] input");
        await walk.Press("Space");
        await Assertions.Expect(page.GetByTestId("move").Locator("input").First).Not.ToBeCheckedAsync();
        await walk.TabTo("[data-testid=send-balance]");
        await walk.PressAndArrive("Enter", "[data-testid=propose]");
        await Assertions.Expect(page.GetByTestId("sent-moves").Locator("li")).ToHaveCountAsync(moves - 1);
        await Assertions.Expect(page.GetByTestId("balance-said")).ToContainTextAsync("✓");

        Assert.Equal("", await walk.Lost());
        TestContext.Current.TestOutputHelper?.WriteLine($"{walk.Keys} keys, {moves - 1} of {moves} moves sent");
    }

    [Fact]
    public async Task A_proposal_that_is_dropped_leaves_the_focus_where_it_was_proposed()
    {
        await product.Crowd("1005");
        var page = await product.SignIn("coordinator");
        var walk = await KeyboardWalk.On(page);
        await LiveProduct.Visit(page, "/map?region=1005&tab=providers");
        await page.GetByTestId("propose").WaitForAsync();
        await walk.TabTo("[data-testid=propose]");
        await walk.PressAndArrive("Enter", "#balance-title");
        await walk.TabTo("[data-testid=send-balance]");
        await walk.TabTo("[data-testid=balance-preview] button.quiet");
        await walk.PressAndArrive("Enter", "[data-testid=propose]");

        Assert.Equal("", await walk.Lost());
    }

    [Fact]
    public async Task A_focus_that_is_lost_or_not_seen_is_noticed()
    {
        var page = await product.SignIn("coordinator");
        var walk = await KeyboardWalk.On(page);
        await page.GotoAsync("""data:text/html,<style>b:focus { outline: none; }</style><b tabindex="0">unseen</b><button onclick="this.remove()">gone</button>""");

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => walk.Press("Tab"));
        await walk.Press("Tab");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => walk.Press("Enter"));
        await page.WaitForFunctionAsync("window.lostFocus.length > 0");
        Assert.Contains("gone", await walk.Lost(), StringComparison.Ordinal);
    }
}
