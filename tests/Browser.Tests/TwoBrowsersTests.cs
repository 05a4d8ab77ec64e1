using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>What one person does, another sees, without a reload.</summary>
[Collection("one browser at a time")]
public sealed class TwoBrowsersTests(LiveProduct product)
{
    private const float Patience = 20_000;

    [Theory]
    [InlineData("en", 1_234)]
    [InlineData("fr", 2_345)]
    public async Task A_partners_posting_changes_the_coordinators_map_table_and_figures_without_a_reload(string language, int free)
    {
        var partner = await product.SignIn("partner");
        var coordinator = await product.SignIn("coordinator", language);
        await LiveProduct.Visit(coordinator, "/map?region=35&type=community-connections&measure=free");
        await coordinator.Locator("[data-testid=map] [data-code='3520']").First.WaitForAsync();
        await coordinator.EvaluateAsync("window.notReloaded = true");
        var before = await Number(LiveProduct.FreeSeats(coordinator, "3520"));
        var total = await Number(coordinator.GetByTestId("tile-free").Locator(".value"));
        var label = await MapLabel(coordinator);
        var seats = free - before;
        var shown = Shown(free, language);

        await FillPost(partner, $"Choir {language}", seats);
        var began = Stopwatch.GetTimestamp();
        await partner.GetByTestId("post-submit").ClickAsync();
        await Assertions.Expect(LiveProduct.FreeSeats(coordinator, "3520")).ToHaveTextAsync(shown, new() { Timeout = Patience });
        await Assertions.Expect(coordinator.GetByTestId("tile-free").Locator(".value")).ToHaveTextAsync(Shown(total + seats, language), new() { Timeout = Patience });
        await coordinator.WaitForFunctionAsync(
            "before => document.querySelector(\"[data-testid=map] [data-code='3520']\").getAttribute('aria-label') !== before", label, new() { Timeout = Patience });
        var took = Stopwatch.GetElapsedTime(began);

        TestContext.Current.TestOutputHelper?.WriteLine($"shown after {took.TotalMilliseconds:0} ms");
        Assert.True(await coordinator.EvaluateAsync<bool>("window.notReloaded"));
        Assert.Contains(shown, await MapLabel(coordinator), StringComparison.Ordinal);
        await Empty(partner);
    }

    [Fact]
    public async Task A_worker_goes_from_intake_to_a_referral_that_the_partner_accepts_while_the_worker_watches()
    {
        var partner = await product.SignIn("partner");
        await FillPost(partner, "Cooking evening", 3);
        await partner.GetByTestId("post-submit").ClickAsync();
        await Assertions.Expect(partner.GetByTestId("my-openings")).ToContainTextAsync("Cooking evening");

        var worker = await product.SignIn("worker");
        var newcomer = (await product.Post("/api/newcomers", new
        {
            givenName = "Olena",
            familyName = "Exemple",
            birthDate = "1988-03-02",
            regionCode = "3520",
            preferredLanguage = "en",
            landedOn = "2025-11-01",
        })).GetProperty("id").GetString();
        await LiveProduct.Visit(worker, $"/people/{newcomer}");
        await Record(worker);
        var match = worker.GetByTestId("match").Filter(new() { HasText = "Cooking evening" });
        await match.GetByTestId("hold").ClickAsync();
        await worker.GetByTestId("countdown").WaitForAsync();
        await Assertions.Expect(match.GetByTestId("seats-free")).ToContainTextAsync("2");
        await worker.GetByTestId("refer-hold").ClickAsync();
        await worker.GetByTestId("refer-note").FillAsync("Prefers Thursdays");
        await worker.GetByTestId("refer-send").ClickAsync();
        await worker.GetByTestId("referral-status").WaitForAsync();

        var card = partner.GetByTestId("answer-now").GetByTestId("referral").Filter(new() { HasText = "Cooking evening" });
        await card.WaitForAsync();
        await card.GetByTestId("move-accept").ClickAsync();

        await Assertions.Expect(worker.GetByTestId("referral-status")).ToContainTextAsync("Accepted", new() { Timeout = Patience, IgnoreCase = true });
        await Empty(partner);
    }

    private static async Task Record(IPage worker)
    {
        // The form opens by itself for whoever was never assessed; a click would close it again.
        await worker.GetByTestId("assessment").WaitForAsync();
        await worker.GetByTestId("assessment").EvaluateAsync("part => { const details = part.matches('details') ? part : part.querySelector('details'); if (details) details.open = true; }");

        await worker.GetByTestId("domain-community").SelectOptionAsync("3");
        await worker.GetByTestId("need-community-connections").SelectOptionAsync("3");
        if (await worker.GetByTestId("assets-declined").IsVisibleAsync())
        {
            await worker.GetByTestId("assets-declined").CheckAsync();
        }

        await worker.GetByTestId("record-assessment").ClickAsync();
        await worker.GetByTestId("result").WaitForAsync();
    }

    private static async Task FillPost(IPage partner, string title, int seats)
    {
        await LiveProduct.Visit(partner, "/partner");
        await partner.GetByTestId("post-title").FillAsync(title);
        await partner.GetByTestId("post-kind").SelectOptionAsync("Club");
        await partner.GetByTestId("post-seats").FillAsync(seats.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Takes the free places away again, so that each test starts from what it makes.</summary>
    private static async Task Empty(IPage partner)
    {
        await partner.GetByTestId("close-opening").First.WaitForAsync();
        var openings = await partner.GetByTestId("close-opening").AllAsync();
        foreach (var close in openings)
        {
            await close.ClickAsync();
        }
    }

    private static async Task<string> MapLabel(IPage page) =>
        await page.Locator("[data-testid=map] [data-code='3520']").First.GetAttributeAsync("aria-label") ?? "";

    private static async Task<int> Number(ILocator place) =>
        int.TryParse(string.Concat((await place.InnerTextAsync()).Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Shown(int number, string language) => number.ToString("N0", new CultureInfo(language + "-CA"));
}
