using Coordination.Dashboard.Rules;
using Coordination.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>Every number opens to its rule and its records; for funders to its rule and its protection.</summary>
[Collection("one browser at a time")]
public sealed class RulePagesTests(LiveProduct product)
{
    private const string Region = "1303";
    private const string Empty = "1314";

    [Theory]
    [InlineData("en"), InlineData("fr")]
    public async Task A_number_opens_by_its_link_takes_the_focus_and_gives_it_back(string language)
    {
        await Lived();
        var page = await product.SignIn("coordinator", language);
        await LiveProduct.Visit(page, $"/map?region={Region}&type=digital&measure=waiting");
        var link = page.GetByTestId("tile-waiting").GetByRole(AriaRole.Link);
        await link.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("rule-panel").WaitForAsync();
        await page.WaitForFunctionAsync("document.activeElement?.id === 'rule-title'");
        Assert.Contains("rule=waiting", page.Url, StringComparison.Ordinal);
        Assert.Contains("measure=waiting", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByTestId("rule-number")).ToHaveTextAsync(await page.GetByTestId("tile-waiting").Locator(".value").InnerTextAsync());
        Assert.Equal("", await Accessibility.Violations(page));

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("rule-panel")).ToHaveCountAsync(0);
        await page.WaitForFunctionAsync("document.activeElement?.dataset.rule === 'waiting'");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("rule-panel").WaitForAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByTestId("rule-panel")).ToHaveCountAsync(0);
        await page.WaitForFunctionAsync("document.activeElement?.dataset.rule === 'waiting'");
    }

    [Fact]
    public async Task Every_rule_opens_by_its_address_and_shows_the_number_of_its_tile()
    {
        await Lived();
        var page = await product.SignIn("coordinator");
        foreach (var rule in Enum.GetValues<FigureRule>())
        {
            var slug = Slugs<FigureRule>.Of(rule);
            await LiveProduct.Visit(page, $"/map?region={Region}&type=digital&rule={slug}");
            await page.GetByTestId("rule-panel").WaitForAsync();
            await Assertions.Expect(page.GetByTestId("rule-number")).Not.ToBeEmptyAsync();
            await page.GetByTestId(rule.IsUrgent() ? "rule-rows" : "rule-counts").WaitForAsync();
            if (await page.GetByTestId($"tile-{slug}").CountAsync() > 0)
            {
                await Assertions.Expect(page.GetByTestId($"tile-{slug}").Locator(".value")).ToHaveTextAsync(await page.GetByTestId("rule-number").InnerTextAsync());
            }

            await Assertions.Expect(page.GetByTestId("rule-records")).ToHaveCountAsync(rule.Records() is null ? 0 : 1);
            if (rule is FigureRule.Gap or FigureRule.Late)
            {
                Assert.Equal((rule, ""), (rule, await Accessibility.Violations(page)));
            }
        }
    }

    [Fact]
    public async Task A_number_leads_to_its_records()
    {
        await Lived();
        var page = await product.SignIn("coordinator");
        await LiveProduct.Visit(page, $"/map?region={Region}&type=digital&rule=waiting");
        await page.GetByTestId("rule-records").ClickAsync();
        await Assertions.Expect(page.GetByTestId("tab-names")).ToHaveAttributeAsync("aria-current", "page");
        await Assertions.Expect(page.GetByTestId("names")).ToContainTextAsync("Ruled Number");

        await LiveProduct.Visit(page, $"/map?region={Region}&type=digital&rule=gap");
        await page.GetByTestId("rule-line").Nth(4).WaitForAsync();
        await page.GetByTestId("rule-panel").Locator("[data-rule=reachable]").ClickAsync();
        await Assertions.Expect(page.GetByTestId("rule-panel").Locator("h2")).ToContainTextAsync("Seats in reach");
        await page.GetByTestId("rule-records").ClickAsync();
        await Assertions.Expect(page.GetByTestId("tab-openings")).ToHaveAttributeAsync("aria-current", "page");

        await LiveProduct.Visit(page, $"/map?region={Region}&type=digital&rule=late");
        await page.GetByTestId("rule-rows").GetByRole(AriaRole.Link).First.ClickAsync();
        await page.WaitForURLAsync("**/people/*");
    }

    [Theory]
    [InlineData("en"), InlineData("fr")]
    public async Task A_funder_sees_the_rule_and_its_protection_and_why_the_way_down_ends(string language)
    {
        var page = await product.SignIn("funder", language);
        await LiveProduct.Visit(page, $"/map?region={Empty}&type=digital&rule=gap");
        await page.GetByTestId("rule-protection").WaitForAsync();
        await Assertions.Expect(page.GetByTestId("rule-law")).ToHaveCountAsync(5);
        await Assertions.Expect(page.GetByTestId("rule-line")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("rule-records")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("rule-number")).ToContainTextAsync(language == "fr" ? "confidentiel" : "withheld");
        await Assertions.Expect(page.GetByTestId("stop-note")).ToContainTextAsync(language == "fr" ? "La descente s’arrête ici" : "The way down ends at");
        Assert.Equal("", await Accessibility.Violations(page));

        await LiveProduct.Visit(page, "/map?region=13&type=digital&rule=late");
        await page.GetByTestId("rule-protection").WaitForAsync();
        await Assertions.Expect(page.GetByTestId("rule-rows")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("rule-number")).ToHaveCountAsync(0);
    }

    /// <summary>People who wait, one of whose referrals nobody has answered for long, and a place held for another.</summary>
    private async Task Lived()
    {
        var resource = (await product.Post($"/api/providers/{product.PartnersProvider}/resources", new
        {
            kind = "service",
            title = new { en = "Ruled classes", fr = "Cours réglés" },
            serviceType = "digital",
            regionCode = Region,
            modality = "in-person",
            languages = new[] { "en" },
        })).GetProperty("id").GetString();
        var opening = (await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 3 })).GetProperty("id").GetString();
        for (var person = 0; person < 6; person++)
        {
            var newcomer = (await product.Post("/api/newcomers", new { givenName = "Ruled", familyName = "Number", birthDate = "1988-03-02", regionCode = Region, preferredLanguage = "en", landedOn = "2025-11-01" })).GetProperty("id").GetString();
            await product.Post($"/api/newcomers/{newcomer}/assessments", new { needs = new[] { new { serviceType = "digital", urgency = 3 } }, assets = Array.Empty<object>(), assetsDeclined = true });
            if (person == 0)
            {
                await product.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening });
            }
            else if (person == 1)
            {
                await product.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer });
            }
        }

        await using var aged = product.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("update referral_row set requested_at = requested_at - interval '20 days' where region_code = $1 and requested_at > now() - interval '10 days'");
        aged.Parameters.AddWithValue(Region);
        await aged.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
