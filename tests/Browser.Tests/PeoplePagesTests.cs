using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>Registering, finding and joining people, and finding resources, as a worker sees it.</summary>
[Collection("one browser at a time")]
public sealed class PeoplePagesTests(LiveProduct product)
{
    [Theory]
    [InlineData("en", "same birth date, name sounds alike", "Register anyway")]
    [InlineData("fr", "même date de naissance, nom de même sonorité", "Inscrire quand même")]
    public async Task S02_A_likely_duplicate_is_shown_while_a_person_is_typed(string language, string reasons, string anyway)
    {
        var family = language == "fr" ? "Ecritkonate" : "Typeddiallo";
        var known = await Register("Aminata", family, "1988-08-09");
        var page = await product.SignIn("worker", language, width: 360, height: 780);
        await LiveProduct.Visit(page, "/people");

        await page.GetByTestId("given-name").FillAsync("Aminatou");
        await page.GetByTestId("family-name").FillAsync(family);
        await page.GetByTestId("birth-date").FillAsync("1988-08-09");

        await Assertions.Expect(page.GetByTestId("duplicates")).ToContainTextAsync(reasons);
        await Assertions.Expect(page.GetByTestId("register-person")).ToHaveTextAsync(anyway);
        Assert.EndsWith(known, (await page.GetByTestId("duplicate").First.GetAttributeAsync("href"))!, StringComparison.Ordinal);
        Assert.Equal("", await Accessibility.Violations(page));
        Assert.Equal("", await TooWide(page));
    }

    [Fact]
    public async Task Somebody_without_a_name_is_registered_and_shown_by_their_code()
    {
        var page = await product.SignIn("worker");
        await LiveProduct.Visit(page, "/people");

        await page.GetByTestId("anonymous").CheckAsync();
        await page.GetByTestId("age-band").SelectOptionAsync("Youth");
        await page.GetByTestId("phone").FillAsync("416 555 0199");
        await page.GetByTestId("safe").UncheckAsync();
        await page.GetByTestId("person-region").ClickAsync();
        await page.Locator(".rz-dropdown-filter").FillAsync("Toronto");
        await page.Locator(".rz-dropdown-item", new() { HasText = "Toronto" }).First.ClickAsync();
        await page.GetByTestId("register-person").ClickAsync();

        await Assertions.Expect(page.GetByTestId("person-name")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[A-Z2-9]{4}-[A-Z2-9]{4}$"));
        await Assertions.Expect(page.GetByTestId("person-contact")).ToContainTextAsync("+14165550199");
        await Assertions.Expect(page.GetByTestId("unsafe")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task S02_Two_records_are_made_one_and_taken_apart_again()
    {
        var (kept, gone) = (await Register("Mergea", "Keptperson", "1977-07-07"), await Register("Mergea", "Kepptperson", "1977-07-07"));
        await product.Post($"/api/newcomers/{gone}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "legal", urgency = 3 } } });
        var page = await product.SignIn("worker");
        await LiveProduct.Visit(page, $"/people/{kept}");

        await page.GetByText("Registered twice?").ClickAsync();
        await page.GetByTestId("merge-choice").First.CheckAsync();
        await page.GetByTestId("merge-reason").FillAsync("Same passport");
        await page.GetByTestId("merge-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("merged")).ToContainTextAsync("Same passport");
        await Assertions.Expect(page.GetByTestId("needs")).ToContainTextAsync("Legal help");

        await LiveProduct.Visit(page, $"/people/{gone}");
        await Assertions.Expect(page.GetByTestId("person-name")).ToHaveTextAsync("Mergea Keptperson");
        await Assertions.Expect(page.GetByTestId("led-here")).ToBeVisibleAsync();
        Assert.Equal("", await Accessibility.Violations(page));

        await page.GetByTestId("undo").ClickAsync();
        await page.GetByTestId("undo-reason").FillAsync("Sisters");
        await page.GetByTestId("undo-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("merge-said")).ToContainTextAsync("as they were");
        await LiveProduct.Visit(page, $"/people/{gone}");
        await Assertions.Expect(page.GetByTestId("person-name")).ToHaveTextAsync("Mergea Kepptperson");
    }

    [Fact]
    public async Task A_person_is_put_into_the_household_of_another()
    {
        var (parent, child) = (await Register("Parenta", "Householdname", "1980-02-02"), await Register("Childa", "Householdname", "2014-02-02"));
        var page = await product.SignIn("worker");
        await LiveProduct.Visit(page, $"/people/{child}");

        await page.GetByText("Household", new() { Exact = true }).ClickAsync();
        await page.GetByTestId("household-search").FillAsync("Parenta Householdname");
        await page.GetByTestId("household-choice").First.CheckAsync();
        await page.GetByTestId("relation").SelectOptionAsync("Child");
        await page.GetByTestId("household-join").ClickAsync();

        await Assertions.Expect(page.GetByTestId("household")).ToContainTextAsync("Parenta Householdname");
        await LiveProduct.Visit(page, $"/people/{parent}");
        await Assertions.Expect(page.GetByTestId("household")).ToContainTextAsync("Childa Householdname");
    }

    [Theory]
    [InlineData("en", "Funded by the Settlement Program (IRCC)", "Other community resource")]
    [InlineData("fr", "Financé par le Programme d’établissement (IRCC)", "Autre ressource communautaire")]
    public async Task S03_Resources_are_found_in_one_search_labelled_by_funder(string language, string funded, string other)
    {
        await Offer("settlement-agency", "Echidna " + language);
        await Offer("community", "Echidna " + language);
        var page = await product.SignIn("worker", language, width: 360, height: 780);
        await LiveProduct.Visit(page, "/resources");

        await page.GetByTestId("resource-search").FillAsync("echidna " + language);
        await Assertions.Expect(page.GetByTestId("funding")).ToHaveCountAsync(2);

        Assert.Equal([other, funded], (await page.GetByTestId("funding").AllTextContentsAsync()).Order(StringComparer.Ordinal).OrderBy(text => text == funded));
        Assert.Equal("", await Accessibility.Violations(page));
        Assert.Equal("", await TooWide(page));
    }

    /// <summary>What sticks out of a narrow page.</summary>
    private static Task<string> TooWide(IPage page) => page.EvaluateAsync<string>("""
        [...document.querySelectorAll("body *")].filter(part => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && getComputedStyle(part).position !== "absolute")
          .map(part => part.outerHTML.slice(0, 160)).slice(0, 3).join("\n")
        """);


    private async Task<string> Register(string givenName, string familyName, string birthDate) =>
        (await product.Post("/api/newcomers", new { givenName, familyName, birthDate, regionCode = "3520", preferredLanguage = "en" })).GetProperty("id").GetString()!;

    private async Task Offer(string kind, string title)
    {
        var provider = (await product.Post("/api/providers", new { name = new { en = "House", fr = "Maison" }, kind, regionCode = "3520" })).GetProperty("id").GetString();
        await product.Post($"/api/providers/{provider}/resources", new { kind = "support", title = new { en = title, fr = title }, serviceType = "legal", regionCode = "3520", modality = "in-person" });
    }
}
