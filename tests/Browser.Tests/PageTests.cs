using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>Every page, in both languages, wide and narrow.</summary>
[Collection("one browser at a time")]
public sealed class PageTests(LiveProduct product)
{
    public static TheoryData<string, string, string> Pages
    {
        get
        {
            var pages = new TheoryData<string, string, string>();
            foreach (var language in (string[])["en", "fr"])
            {
                pages.Add("coordinator", "/map", language);
                pages.Add("coordinator", "/map?region=35&type=language-training&measure=waiting", language);
                pages.Add("partner", "/partner", language);
                pages.Add("worker", "/people", language);
                pages.Add("worker", "/people/{newcomer}", language);
                pages.Add("worker", "/people/{newcomer}/plan", language);
                pages.Add("admin", "/admin", language);
                pages.Add("admin", "/policy", language);
                pages.Add("coordinator", "/policy", language);
                pages.Add("funder", "/map", language);
                pages.Add("funder", "/projects", language);
                pages.Add("funder", "/decisions", language);
                pages.Add("coordinator", "/decisions", language);
                pages.Add("coordinator", "/map?region=3520&tab=plan", language);
                pages.Add("admin", "/projects?region=ircc-ontario&column=p1", language);
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_accessibility_violation_and_fits_a_narrow_screen(string role, string path, string language)
    {
        var newcomer = (await product.Post("/api/newcomers", new
        {
            givenName = "Wei",
            familyName = "Sample",
            birthDate = "1979-09-09",
            regionCode = "3520",
            preferredLanguage = "fr",
        })).GetProperty("id").GetString()!;
        var page = await product.SignIn(role, language, width: 360, height: 780);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        await LiveProduct.Visit(page, path.Replace("{newcomer}", newcomer, StringComparison.Ordinal));
        await page.Locator("h1").First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var axe = await Accessibility.Violations(page);
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

        Assert.Equal("", axe);
        Assert.True(overflow <= 0, $"The page is {overflow} pixels too wide.");
        Assert.Equal(language, (await page.Locator("html").GetAttributeAsync("lang"))![..2]);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task The_language_switch_keeps_the_place()
    {
        var page = await product.SignIn("coordinator");
        await LiveProduct.Visit(page, "/map?region=59&type=employment&measure=waiting");

        await page.GetByTestId("language").ClickAsync();
        await page.WaitForFunctionAsync("document.documentElement.lang.startsWith('fr')");

        Assert.Contains("region=59", page.Url, StringComparison.Ordinal);
        Assert.Contains("type=employment", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByTestId("breadcrumb")).ToContainTextAsync("Colombie-Britannique");
    }

    [Fact]
    public async Task The_map_is_walked_by_keyboard_from_the_country_to_a_division_and_back()
    {
        var page = await product.SignIn("coordinator");
        await LiveProduct.Visit(page, "/map");
        var ontario = page.Locator("[data-testid=map] [data-code='35']").First;
        await ontario.WaitForAsync();

        await ontario.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-testid=map] [data-code='3520']").First.WaitForAsync();
        await page.Locator("[data-testid=map] [data-code='3520']").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("region-panel")).ToContainTextAsync("Toronto");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("region-panel")).ToHaveCountAsync(0);
        await page.WaitForFunctionAsync("document.activeElement?.closest('[data-testid=map]') != null");

        // A page that is busy may not take the first one; a reader presses again.
        for (var press = 0; press < 5 && !page.Url.Contains("region=CA", StringComparison.Ordinal); press++)
        {
            await page.Keyboard.PressAsync("Escape");
            await page.WaitForTimeoutAsync(1_000);
        }

        Assert.Contains("region=CA", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_a_foreign_page_is_denied()
    {
        var page = await product.Open("fr");
        await page.GotoAsync("/sign-in");
        await page.GetByTestId("sign-in-partner").CheckAsync();
        await page.GetByTestId("sign-in-password").FillAsync("faux");
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await page.GetByTestId("sign-in-failed").WaitForAsync();

        var partner = await product.SignIn("partner");
        await LiveProduct.Visit(partner, "/admin");

        Assert.Contains("/denied", partner.Url, StringComparison.Ordinal);
    }
}
