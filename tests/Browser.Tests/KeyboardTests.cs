using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>Everything a worker and a partner can click or fill in is reached by the tab key, with every part of the page unfolded.</summary>
[Collection("one browser at a time")]
public sealed class KeyboardTests(LiveProduct product)
{
    private const string Region = "3513";

    [Theory]
    [InlineData("worker", "/people")]
    [InlineData("worker", "/people/{newcomer}")]
    [InlineData("worker", "/people/{newcomer}/plan")]
    [InlineData("worker", "/people/{newcomer}/consents/{consent}")]
    [InlineData("worker", "/resources")]
    [InlineData("partner", "/partner")]
    public async Task Nothing_on_a_page_is_out_of_reach_of_the_keyboard(string role, string path)
    {
        var (newcomer, consent) = await Lived();
        var page = await product.SignIn(role);
        await LiveProduct.Visit(page, path.Replace("{newcomer}", newcomer, StringComparison.Ordinal).Replace("{consent}", consent, StringComparison.Ordinal));
        await page.Locator("h1").First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");

        Assert.Equal("", await Accessibility.Violations(page));
        Assert.Equal("", await Accessibility.OutOfReach(page));
    }

    [Fact]
    public async Task What_the_tab_key_does_not_reach_is_named()
    {
        var page = await product.SignIn("worker");
        await page.SetContentAsync("""<button>near</button><button tabindex="-1">far</button><input type="text">""");

        Assert.Equal("""<button tabindex="-1">far</button>""", await Accessibility.OutOfReach(page));
    }

    /// <summary>Somebody with a need for which a provider is asked, one for which a place is held, and one for which nothing is done.</summary>
    private async Task<(string Newcomer, string Consent)> Lived()
    {
        var newcomer = (await product.Post("/api/newcomers", new { givenName = "Kidist", familyName = "Tabkey", birthDate = "2005-04-12", regionCode = Region, preferredLanguage = "en", landedOn = "2026-01-10" })).GetProperty("id").GetString()!;
        var needs = (await product.Post($"/api/newcomers/{newcomer}/assessments", new
        {
            needs = new[] { "legal", "digital", "mentoring" }.Select(serviceType => new { serviceType, urgency = 3 }),
            assets = new[] { new { kind = "skill", term = "sewing", willingToContribute = true } },
            answers = new[] { new { question = "schooling", option = "out-without-diploma" } },
        })).GetProperty("needs");
        var consent = (await product.Post($"/api/newcomers/{newcomer}/consents", new { purpose = "sharing", fields = new[] { "name" }, method = "verbal", witness = "S. Roy", language = "en" })).GetProperty("id").GetString()!;
        await product.Post("/api/referrals", new { newcomerId = newcomer, openingId = await Offer("legal"), needId = needs[0].GetString(), sharedFields = new[] { "name" } });
        await product.Post($"/api/openings/{await Offer("digital")}/holds", new { newcomerId = newcomer, needId = needs[1].GetString() });
        await Offer("mentoring");
        return (newcomer, consent);
    }

    private async Task<string> Offer(string serviceType)
    {
        var resource = (await product.Post($"/api/providers/{product.PartnersProvider}/resources", new
        {
            kind = "service",
            title = new { en = $"Keyboard {serviceType}", fr = $"Clavier {serviceType}" },
            serviceType,
            regionCode = Region,
            modality = "in-person",
            languages = new[] { "en" },
        })).GetProperty("id").GetString();
        return (await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 2 })).GetProperty("id").GetString()!;
    }
}
