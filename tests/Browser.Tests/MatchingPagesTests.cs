using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>Matching as people see it: why not, finding a place, overriding, and the policy.</summary>
[Collection("one browser at a time")]
public sealed class MatchingPagesTests(LiveProduct product)
{
    private const string StJohns = "1001";

    [Fact]
    public async Task A_worker_has_the_engine_place_a_need_and_takes_the_decision_again()
    {
        await Opening(2);
        var newcomer = await Assessed();
        var page = await product.SignIn("worker");
        await LiveProduct.Visit(page, $"/people/{newcomer}");

        await page.GetByTestId("find-place").First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("person-said")).ToContainTextAsync("Held until");
        await page.GetByTestId("replay").First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("replayed")).ToContainTextAsync("the answer is the same");
    }

    [Fact]
    public async Task A_worker_holds_everything_together()
    {
        await Opening(2);
        await Opening(2, "Notary evening", serviceType: "legal");
        var newcomer = await Assessed("legal");
        var page = await product.SignIn("worker");
        await LiveProduct.Visit(page, $"/people/{newcomer}");

        await page.GetByTestId("propose-bundle").ClickAsync();
        await Assertions.Expect(page.GetByTestId("bundle")).ToContainTextAsync("Notary evening");
        await page.GetByTestId("hold-bundle").ClickAsync();
        await Assertions.Expect(page.GetByTestId("person-said")).ToContainTextAsync("All 2 places are held");
    }

    [Theory]
    [InlineData("en", "Language level 2 is below the 6 asked for", "Language level 6 in the weakest skill")]
    [InlineData("fr", "2", "Le niveau linguistique 6 dans la compétence la plus faible")]
    public async Task Why_not_says_what_stands_against_it_and_what_would_change_it(string language, string against, string change)
    {
        await Opening(2, "Harbour reading circle", nclcMin: 6);
        var newcomer = await Assessed();
        var page = await product.SignIn("worker", language);
        await LiveProduct.Visit(page, $"/people/{newcomer}");

        await page.GetByTestId("why-search").FillAsync("Harbour reading");
        await page.GetByTestId("why-go").ClickAsync();

        await Assertions.Expect(page.GetByTestId("why-answer").First).ToContainTextAsync(against);
        await Assertions.Expect(page.GetByTestId("why-changes").First).ToContainTextAsync(change);
    }

    [Fact]
    public async Task A_rule_is_overridden_on_the_page_by_whom_it_names_and_the_decision_says_why()
    {
        await Opening(2, "Harbour packing line", serviceType: "employment");
        var newcomer = await Assessed("employment");
        var worker = await Explained("worker");
        await Assertions.Expect(worker.GetByTestId("why-answer").First).ToBeVisibleAsync();
        await Assertions.Expect(worker.GetByTestId("why-hold")).ToHaveCountAsync(0);

        var coordinator = await Explained("coordinator");
        await coordinator.GetByTestId("why-hold").First.ClickAsync();
        await coordinator.GetByTestId("override-send").ClickAsync();
        await Assertions.Expect(coordinator.GetByTestId("override-dialog")).ToContainTextAsync("Give a reason");
        await coordinator.GetByTestId("override-reason").FillAsync("The foreman speaks her language");
        await coordinator.GetByTestId("override-send").ClickAsync();

        await Assertions.Expect(coordinator.GetByTestId("person-said")).ToContainTextAsync("Held until");
        await Assertions.Expect(coordinator.GetByTestId("decisions")).ToContainTextAsync("The foreman speaks her language");

        async Task<IPage> Explained(string role)
        {
            var page = await product.SignIn(role);
            await LiveProduct.Visit(page, $"/people/{newcomer}");
            await page.GetByTestId("why-search").FillAsync("Harbour packing");
            await page.GetByTestId("why-go").ClickAsync();
            return page;
        }
    }

    [Fact]
    public async Task An_admin_tries_a_policy_and_puts_it_in_force_with_a_reason()
    {
        var page = await product.SignIn("admin");
        await LiveProduct.Visit(page, "/policy");
        var before = await page.GetByTestId("policy-version").InnerTextAsync();

        await page.GetByTestId("band-3").FillAsync("9");
        await page.GetByTestId("policy-put").ClickAsync();
        await Assertions.Expect(page.GetByTestId("policy-form")).ToContainTextAsync("none larger than the one before");
        await page.GetByTestId("band-3").FillAsync("1");
        await page.GetByTestId("band-0").FillAsync("16");
        await page.GetByTestId("policy-try").ClickAsync();
        await Assertions.Expect(page.GetByTestId("year-said")).ToContainTextAsync("Too little is known");
        await page.GetByTestId("policy-reason").FillAsync("Crisis first");
        await page.GetByTestId("policy-put").ClickAsync();

        await Assertions.Expect(page.GetByTestId("policy-said")).ToContainTextAsync("is in force");
        Assert.NotEqual(before, await page.GetByTestId("policy-version").InnerTextAsync());
        await Assertions.Expect(page.GetByTestId("policy-version")).ToContainTextAsync("Crisis first");
    }

    private async Task<string> Assessed(params string[] further)
    {
        var newcomer = (await product.Post("/api/newcomers", new
        {
            givenName = "Lan",
            familyName = "Sample",
            birthDate = "1985-02-03",
            regionCode = StJohns,
            preferredLanguage = "en",
        })).GetProperty("id").GetString()!;
        await product.Post($"/api/newcomers/{newcomer}/assessments", new
        {
            assetsDeclined = true,
            needs = further.Prepend("language-training").Select(serviceType => new { serviceType, urgency = 3 }),
            nclc = new { listening = 3, speaking = 3, reading = 2, writing = 2 },
        });
        return newcomer;
    }

    private async Task Opening(int units, string title = "Evening class", int? nclcMin = null, string serviceType = "language-training")
    {
        var provider = (await product.Post("/api/providers", new { name = new { en = "Cape House", fr = "Maison du Cap" }, kind = "community", regionCode = StJohns })).GetProperty("id").GetString();
        var resource = (await product.Post(string.Create(CultureInfo.InvariantCulture, $"/api/providers/{provider}/resources"), new
        {
            kind = "service",
            title = new { en = title, fr = title },
            serviceType,
            regionCode = StJohns,
            modality = "in-person",
            languages = new[] { "en" },
            nclcMin,
        })).GetProperty("id").GetString();
        await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = units });
    }
}
