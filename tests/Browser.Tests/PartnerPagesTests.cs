using System.Text.Json;
using Coordination.Grains.Answers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>What a partner sees of openings nobody confirmed, and the pages that answer a referral without an account.</summary>
[Collection("one browser at a time")]
public sealed class PartnerPagesTests(LiveProduct product)
{
    private const string Region = "4706";

    [Fact]
    public async Task An_opening_that_sleeps_is_woken_with_one_click_and_says_how_many_wait()
    {
        var title = $"Sleeping choir {Guid.NewGuid():n}"[..28];
        var opening = await Posted(product.PartnersProvider, title);
        await using (var command = product.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            $"begin; set local session_replication_role = replica; update opening set affirmed_at = now() - interval '61 days' where opening_id = '{opening}'; commit"))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var page = await product.SignIn("partner");
        await LiveProduct.Visit(page, "/partner");
        var row = page.Locator($"[data-opening=\"{opening}\"]");
        await Assertions.Expect(row.GetByTestId("asleep")).ToBeVisibleAsync();
        await Assertions.Expect(row.GetByTestId("waiting-matches")).ToHaveTextAsync("Nobody in reach is waiting for this.");
        await Assertions.Expect(row.GetByTestId("affirm")).ToContainTextAsync("Wake it");
        Assert.Equal("", await Accessibility.Violations(page));
        await row.GetByTestId("affirm").ClickAsync();

        await Assertions.Expect(row.GetByTestId("asleep")).ToHaveCountAsync(0);
        await Assertions.Expect(row.GetByTestId("affirm-question")).ToHaveCountAsync(0);
        await Assertions.Expect(row.GetByTestId("affirm")).ToContainTextAsync("Still true");
    }

    [Theory]
    [InlineData("en", "Saved", "1 to 100,000"), InlineData("fr", "Enregistré", "1 à 100")]
    public async Task A_partner_sees_what_its_data_is_worth_and_says_what_it_can_carry(string language, string saved, string bounds)
    {
        await Posted(product.PartnersProvider, "Quality choir");
        var page = await product.SignIn("partner", language, width: 360, height: 780);
        await LiveProduct.Visit(page, "/partner");
        await Assertions.Expect(page.GetByTestId("own-quality").Locator("dd")).ToHaveCountAsync(3);

        await page.GetByTestId("capacity-number").FillAsync("many");
        await page.GetByTestId("capacity-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("capacity-said")).ToContainTextAsync(bounds);
        await page.GetByTestId("capacity-number").FillAsync("40");
        await page.GetByTestId("capacity-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("capacity-said")).ToContainTextAsync(saved);
        await LiveProduct.Visit(page, "/partner");
        await Assertions.Expect(page.GetByTestId("capacity-number")).ToHaveValueAsync("40");
        await page.GetByTestId("capacity-number").FillAsync("");
        await page.GetByTestId("capacity-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("capacity-said")).ToContainTextAsync(saved);
        Assert.Equal("", await Accessibility.Violations(page));
    }

    [Theory]
    [InlineData("en", "Show the referral", "Thank you", "Accept")]
    [InlineData("fr", "Montrer l’aiguillage", "Merci", "Accepter")]
    public async Task A_referral_is_answered_by_keyboard_on_pages_without_a_script(string language, string open, string thanks, string accept)
    {
        var (link, token) = await Link();
        var page = await product.Open(language, width: 360, height: 740);

        await page.GotoAsync($"/answer/{token}");
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal("", await Accessibility.Violations(page));
        await page.GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var code = page.Locator("input[name=code]");
        await Assertions.Expect(code).ToBeFocusedAsync();
        var right = await product.Services.GetRequiredService<AnswerLinks>().NewCode(link, TimeProvider.System.GetUtcNow());
        await page.Keyboard.TypeAsync("12");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        Assert.Equal("", await Accessibility.Violations(page));
        await code.FillAsync(right);
        await page.GetByRole(AriaRole.Button, new() { Name = open }).ClickAsync();

        await Assertions.Expect(page.GetByText("Evenings only")).ToBeVisibleAsync();
        Assert.Equal("", await Accessibility.Violations(page));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        await page.GetByRole(AriaRole.Button, new() { Name = accept, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText(thanks)).ToBeVisibleAsync();
        Assert.Equal("", await Accessibility.Violations(page));
    }

    /// <summary>A referral to a provider with an address, and what stands in the link that its mail would have.</summary>
    private async Task<(string Link, string Token)> Link()
    {
        var provider = Id(await product.Post("/api/providers", new { name = new { en = "Chess club", fr = "Club d’échecs" }, kind = "community", regionCode = Region, contactEmail = "chess@example.org" }));
        var opening = await Posted(provider, "Chess on Fridays");
        var newcomer = Id(await product.Post("/api/newcomers", new { givenName = "Amina", familyName = "Exemple", birthDate = "1990-05-04", regionCode = Region, preferredLanguage = "fr" }));
        await product.Post($"/api/newcomers/{newcomer}/consents", new { purpose = "sharing", fields = new[] { "name" }, method = "written", language = "fr" });
        var referral = Id(await product.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening, note = "Evenings only", sharedFields = new[] { "name" } }));
        await using var command = product.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"select link_id from answer_link where referral_id = '{referral}'");
        var link = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        return (link, await product.Services.GetRequiredService<AnswerLinks>().NewToken(link));
    }

    private async Task<string> Posted(string provider, string title)
    {
        var resource = Id(await product.Post($"/api/providers/{provider}/resources", new { kind = "club", title = new { en = title, fr = title }, serviceType = "volunteering", regionCode = Region, modality = "in-person", languages = new[] { "en" } }));
        return Id(await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 3 }));
    }

    private static string Id(JsonElement made) => made.GetProperty("id").GetString()!;

}
