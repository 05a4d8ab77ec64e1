using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>The plan as the worker prints it.</summary>
[Collection("one browser at a time")]
public sealed class PlanPagesTests(LiveProduct product)
{
    [Theory]
    [InlineData("en", "place held", "Early-access years")]
    [InlineData("fr", "place retenue", "Années d’accès rapide")]
    public async Task S10_The_plan_shows_every_need_with_how_far_it_has_come(string language, string held, string early)
    {
        var newcomer = (await product.Post("/api/newcomers", new
        {
            givenName = "Noor",
            familyName = "Example",
            birthDate = "1991-04-12",
            regionCode = "3529",
            preferredLanguage = language,
            landedOn = "2025-06-01",
        })).GetProperty("id").GetString();
        var needs = (await product.Post($"/api/newcomers/{newcomer}/assessments", new
        {
            assetsDeclined = true,
            needs = new[] { new { serviceType = "community-connections", urgency = 4 }, new { serviceType = "education", urgency = 2 } },
        })).GetProperty("needs");
        var resource = (await product.Post($"/api/providers/{product.PartnersProvider}/resources", new
        {
            kind = "club",
            title = new { en = "Plan circle", fr = "Cercle du plan" },
            serviceType = "community-connections",
            regionCode = "3529",
            modality = "in-person",
            languages = new[] { "en", "fr" },
        })).GetProperty("id").GetString();
        var opening = (await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 1 })).GetProperty("id").GetString();
        await product.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, needId = needs[0].GetString() });

        var worker = await product.SignIn("worker", language);
        await LiveProduct.Visit(worker, $"/people/{newcomer}");
        await worker.GetByTestId("open-plan").ClickAsync();

        await Assertions.Expect(worker.GetByTestId("step")).ToHaveCountAsync(2);
        await Assertions.Expect(worker.GetByTestId("step").Filter(new() { HasText = held })).ToHaveCountAsync(1);
        await Assertions.Expect(worker.GetByTestId("early-access")).ToContainTextAsync(early);
        await worker.GetByTestId("circle-provider").SelectOptionAsync(product.PartnersProvider);
        await worker.GetByTestId("circle-role").SelectOptionAsync("Lead");
        await worker.GetByTestId("circle-add").ClickAsync();
        await Assertions.Expect(worker.GetByTestId("circle").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        Assert.Equal("", await Accessibility.Violations(worker));
    }
}
