using System.Diagnostics;
using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>Consent as the worker asks for it and as the partner feels it.</summary>
[Collection("one browser at a time")]
public sealed class ConsentPagesTests(LiveProduct product)
{
    private const string Guelph = "3523";

    [Fact]
    public async Task A_consent_shows_the_name_to_the_partner_and_its_withdrawal_takes_it_off_the_open_page()
    {
        var title = "Consent circle";
        var (newcomer, opening) = await PersonAndPlace(title);
        var worker = await product.SignIn("worker");
        await LiveProduct.Visit(worker, $"/people/{newcomer}");
        await worker.GetByTestId("ask-consent").Locator("summary").ClickAsync();
        await worker.GetByTestId("give-consent").ClickAsync();
        await Assertions.Expect(worker.GetByTestId("consents")).ToContainTextAsync("name, how to reach them");
        await product.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening, sharedFields = new[] { "name" } });

        var partner = await product.SignIn("partner");
        await LiveProduct.Visit(partner, "/partner");
        var card = partner.GetByTestId("referral").Filter(new() { HasText = title });
        await Assertions.Expect(card.GetByTestId("shared-person")).ToContainTextAsync("Zora Quietname");
        var began = Stopwatch.GetTimestamp();
        await worker.GetByTestId("withdraw-consent").First.ClickAsync();
        await Assertions.Expect(partner.GetByText("Quietname")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        var took = Stopwatch.GetElapsedTime(began);

        TestContext.Current.TestOutputHelper?.WriteLine($"gone after {took.TotalMilliseconds:0} ms");
        await Assertions.Expect(card).ToBeVisibleAsync();
        await worker.ReloadAsync();
        await worker.GetByTestId("access").Locator("summary").ClickAsync();
        await Assertions.Expect(worker.GetByTestId("access")).ToContainTextAsync("partner saw, with a referral: name");
    }

    [Fact]
    public async Task In_a_circle_too_a_withdrawn_consent_takes_the_name_off_the_open_page()
    {
        var (newcomer, _) = await PersonAndPlace("Circle of consent", familyName: "Circlename");
        var partner = await product.SignIn("partner");
        await LiveProduct.Visit(partner, "/partner");
        await product.Post($"/api/newcomers/{newcomer}/circle", new { providerId = product.PartnersProvider, role = "lead" });
        var given = await product.Post($"/api/newcomers/{newcomer}/consents", new { purpose = "sharing", fields = new[] { "name" }, method = "verbal", witness = "S. Roy", language = "en" });
        await Assertions.Expect(partner.GetByTestId("circles")).ToContainTextAsync("Zora Circlename");

        var began = Stopwatch.GetTimestamp();
        await product.Post($"/api/newcomers/{newcomer}/consents/{given.GetProperty("id").GetString()}/withdraw", new { });
        await Assertions.Expect(partner.GetByText("Circlename")).ToHaveCountAsync(0, new() { Timeout = 20_000 });

        TestContext.Current.TestOutputHelper?.WriteLine($"gone after {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
        Assert.Equal("", await Accessibility.Violations(partner));
    }

    [Fact]
    public async Task The_consent_is_read_and_printed_in_the_persons_language_whatever_the_language_of_the_page()
    {
        var (newcomer, _) = await PersonAndPlace("Consent print", language: "fr");
        var worker = await product.SignIn("worker");
        await LiveProduct.Visit(worker, $"/people/{newcomer}");
        await worker.GetByTestId("ask-consent").Locator("summary").ClickAsync();
        await Assertions.Expect(worker.GetByTestId("consent-wording")).ToContainTextAsync("J’accepte que");
        await worker.GetByTestId("consent-method").SelectOptionAsync("Verbal");
        await worker.GetByTestId("give-consent").ClickAsync();
        await Assertions.Expect(worker.GetByTestId("consent-said")).ToContainTextAsync("Name who heard it");
        await worker.GetByTestId("consent-witness").FillAsync("S. Roy");
        await worker.GetByTestId("give-consent").ClickAsync();
        await worker.GetByTestId("consents").GetByRole(AriaRole.Link).First.ClickAsync();

        await Assertions.Expect(worker.GetByTestId("consent-wording")).ToContainTextAsync("Je peux le retirer en tout temps");
        await Assertions.Expect(worker.Locator("article")).ToContainTextAsync("En présence de S. Roy");
        Assert.Equal("", await Accessibility.Violations(worker));
    }

    private async Task<(string Newcomer, string Opening)> PersonAndPlace(string title, string language = "en", string familyName = "Quietname")
    {
        var newcomer = (await product.Post("/api/newcomers", new
        {
            givenName = "Zora",
            familyName,
            birthDate = "1990-02-03",
            regionCode = Guelph,
            preferredLanguage = language,
        })).GetProperty("id").GetString()!;
        var resource = (await product.Post($"/api/providers/{product.PartnersProvider}/resources", new
        {
            kind = "club",
            title = new { en = title, fr = title },
            serviceType = "community-connections",
            regionCode = Guelph,
            modality = "in-person",
            languages = new[] { "en", "fr" },
        })).GetProperty("id").GetString();
        return (newcomer, (await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 1 })).GetProperty("id").GetString()!);
    }
}
