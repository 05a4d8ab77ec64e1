using Coordination.Domain.Communities;
using Coordination.Grains.Communities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Orleans;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>What a community does about its gaps, on its pages: plan, calls for seats, pulses and decisions.</summary>
[Collection("one browser at a time")]
public sealed class CommunityPagesTests(LiveProduct product)
{
    [Theory]
    [InlineData("en", "3519"), InlineData("fr", "3524")]
    public async Task A_coordinator_plans_and_calls_a_partner_offers_and_the_coordinator_sees_it_without_a_reload(string language, string region)
    {
        var page = await product.SignIn("coordinator", language);
        await LiveProduct.Visit(page, $"/map?region={region}&type=language-training&tab=plan");
        await page.GetByTestId("add-action").Locator("summary").ClickAsync();
        await page.GetByTestId("action-text").FillAsync("Evening classes");
        await page.GetByTestId("action-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("action-wrong").Locator(".alert")).ToBeVisibleAsync();
        await page.GetByTestId("action-owner").FillAsync("Harbour House");
        await page.GetByTestId("action-due").FillAsync("2020-01-31");
        await page.GetByTestId("action-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("plan-action")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByTestId("overdue")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("then-now")).ToContainTextAsync("0");
        await page.GetByTestId("action-done").ClickAsync();
        await Assertions.Expect(page.GetByTestId("overdue")).ToHaveCountAsync(0);

        await page.GetByTestId("call-for-seats").ClickAsync();
        await Assertions.Expect(page.GetByTestId("call-service")).ToHaveValueAsync("language-training");
        await page.GetByTestId("call-seats").FillAsync("12");
        Assert.Equal("", await Accessibility.Violations(page));
        await page.GetByTestId("call-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("seat-call")).ToHaveCountAsync(1);

        var partner = await product.SignIn("partner", language, width: 360, height: 780);
        await LiveProduct.Visit(partner, "/partner");
        var call = partner.GetByTestId("wanted-call").First;
        await call.GetByTestId("offer-seats").FillAsync("7");
        await call.GetByTestId("offer").ClickAsync();
        await Assertions.Expect(call.GetByTestId("post-offered")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("offered")).ToContainTextAsync("7");
        Assert.Equal("", await Accessibility.Violations(partner));
        Assert.Equal("", await Accessibility.Violations(page));
        await Fits(partner);
        await page.GetByTestId("close-call").ClickAsync();
        await Assertions.Expect(page.GetByTestId("close-call")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en", "4601"), InlineData("fr", "4602")]
    public async Task S78_A_pulse_answered_by_a_worker_shows_only_from_five_answers_on(string language, string region)
    {
        var page = await product.SignIn("coordinator", language);
        await LiveProduct.Visit(page, $"/map?region={region}&tab=plan");
        await page.GetByTestId("pulse-new").Locator("summary").ClickAsync();
        await page.GetByTestId("pulse-en").FillAsync($"Enough seats in {region}?");
        await page.GetByTestId("pulse-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("pulse-launched").Locator(".alert")).ToBeVisibleAsync();
        await page.GetByTestId("pulse-fr").FillAsync($"Assez de places dans {region}?");
        await page.GetByTestId("pulse-send").ClickAsync();
        await page.GetByTestId("pulse-results").WaitForAsync();
        var id = (await product.Get($"/api/pulses?region={region}")).GetProperty("items")[0].GetProperty("id").GetString()!;
        var grain = product.Services.GetRequiredService<IGrainFactory>().GetGrain<IPulseGrain>(id);
        for (var person = 0; person < 4; person++)
        {
            Assert.Equal(PulseOutcome.Counted, await grain.Answer(new($"somebody {person}", region, 3)));
        }

        await LiveProduct.Visit(page, $"/map?region={region}&tab=plan");
        await Assertions.Expect(page.GetByTestId("pulse-answers")).Not.ToContainTextAsync("5");
        var worker = await product.SignIn("worker", language, width: 360, height: 780);
        await LiveProduct.Visit(worker, "/people");
        var ask = worker.GetByTestId("pulse-ask").Filter(new() { HasText = region });
        await ask.GetByTestId("pulse-choice").Nth(3).CheckAsync();
        Assert.Equal("", await Accessibility.Violations(worker));
        await Fits(worker);
        await ask.GetByTestId("pulse-answer").ClickAsync();
        await Assertions.Expect(ask).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("pulse-answers")).ToContainTextAsync("5");
        Assert.Equal("", await Accessibility.Violations(page));
    }

    [Theory]
    [InlineData("en", "6204"), InlineData("fr", "6205")]
    public async Task S79_A_decision_recorded_by_a_funder_holds_no_exact_figure(string language, string region)
    {
        var newcomer = (await product.Post("/api/newcomers", new { givenName = "Ana", familyName = "Exemple", birthDate = "1988-03-02", regionCode = region, preferredLanguage = "en" })).GetProperty("id").GetString();
        await product.Post($"/api/newcomers/{newcomer}/assessments", new { needs = new[] { new { serviceType = "digital", urgency = 3 } }, assets = Array.Empty<object>(), assetsDeclined = true });
        var page = await product.SignIn("funder", language, width: 360, height: 780);
        await LiveProduct.Visit(page, "/decisions");
        await page.GetByTestId("decision-region").SelectOptionAsync(region);
        await page.GetByTestId("decision-text").FillAsync($"Fund ten seats in {region}");
        await page.GetByTestId("decision-why").FillAsync("The gap recurs.");
        await page.GetByTestId("decision-send").ClickAsync();
        var row = page.GetByTestId("decision").Filter(new() { HasText = $"Fund ten seats in {region}" });
        await row.GetByTestId("decision-evidence").Locator("summary").ClickAsync();
        await Assertions.Expect(row.GetByTestId("evidence-waiting").First).ToHaveTextAsync("–");
        Assert.Equal(64, (await row.GetByTestId("evidence-hash").InnerTextAsync()).Length);
        Assert.Equal("", await Accessibility.Violations(page));
        await Fits(page);
    }

    private static async Task Fits(IPage page) =>
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, "The page is too wide.");
}
