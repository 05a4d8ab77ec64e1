using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>One visit of a newcomer, as a settlement worker lives it: from their name to places held and partners' answers.</summary>
[Collection("one browser at a time")]
public sealed class VisitTests(LiveProduct product)
{
    private const int ClicksMax = 40;
    private const string Kingston = "3510";

    /// <summary>Each is referred to by itself.</summary>
    private static readonly string[] Alone = ["community-connections", "language-training", "mentoring"];

    /// <summary>These are held together.</summary>
    private static readonly string[] Together = ["health-wellbeing", "legal"];

    /// <summary>Under which part of life the form asks for each.</summary>
    private static readonly Dictionary<string, string> PartOf = new()
    {
        ["community-connections"] = "community",
        ["language-training"] = "language",
        ["mentoring"] = "employment",
        ["health-wellbeing"] = "health",
        ["legal"] = "legal",
    };

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task A_visit_leads_from_intake_to_three_answered_referrals_and_a_bundle_in_under_forty_clicks(string language)
    {
        await Offered(language);
        var partner = await product.SignIn("partner", language);
        await LiveProduct.Visit(partner, "/partner");
        var worker = await product.SignIn("worker", language);
        await LiveProduct.Visit(worker, "/people");
        var clicks = new Clicks();

        await Register(worker, clicks, language);
        await Assess(worker, clicks);
        foreach (var type in Alone)
        {
            await Refer(worker, clicks, Title(type, language));
        }

        await clicks.On(worker.GetByTestId("propose-bundle"));
        foreach (var type in Together)
        {
            await Assertions.Expect(worker.GetByTestId("bundle")).ToContainTextAsync(Title(type, language));
        }

        await clicks.On(worker.GetByTestId("hold-bundle"));
        await Assertions.Expect(worker.GetByTestId("countdown")).ToHaveCountAsync(Together.Length);
        foreach (var type in Alone)
        {
            await clicks.On(partner.GetByTestId("answer-now").GetByTestId("referral").Filter(new() { HasText = Title(type, language) }).GetByTestId("move-accept"));
        }

        var accepted = language == "en" ? "Accepted" : "Accepté";
        await Assertions.Expect(worker.GetByTestId("referral-status").Filter(new() { HasText = accepted })).ToHaveCountAsync(Alone.Length);
        TestContext.Current.TestOutputHelper?.WriteLine($"{clicks.Count} clicks");
        Assert.InRange(clicks.Count, 1, ClicksMax - 1);
    }

    [Fact]
    public async Task After_a_decline_the_next_best_place_is_one_click_away()
    {
        await Offer("education", "Declining school");
        await Offer("education", "Welcoming school");
        var newcomer = (await product.Post("/api/newcomers", new { givenName = "Noor", familyName = "Again", birthDate = "1991-04-12", regionCode = Kingston, preferredLanguage = "en" }))
            .GetProperty("id").GetString();
        await product.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "education", urgency = 3 } } });
        var worker = await product.SignIn("worker");
        await LiveProduct.Visit(worker, $"/people/{newcomer}");
        await Refer(worker, new(), "Declining school");
        var referral = (await product.Get($"/api/newcomers/{newcomer}")).GetProperty("referrals")[0].GetProperty("id").GetString();
        await product.Post($"/api/referrals/{referral}/reject", new { reason = new { code = "no-capacity", text = "Full" } });

        await Assertions.Expect(worker.GetByTestId("refer-next")).ToContainTextAsync("Welcoming school");
        await worker.GetByTestId("refer-next").ClickAsync();

        await Assertions.Expect(worker.GetByTestId("referral-status")).ToHaveCountAsync(2);
        await Assertions.Expect(worker.GetByTestId("refer-next")).ToHaveCountAsync(0);
    }

    private static string Title(string type, string language) => $"{type} {language}";

    /// <summary>What the community has: one opening for each need, at one provider.</summary>
    private async Task Offered(string language)
    {
        foreach (var type in Alone.Concat(Together))
        {
            await Offer(type, Title(type, language));
        }
    }

    private async Task Offer(string type, string title)
    {
        var resource = (await product.Post($"/api/providers/{product.PartnersProvider}/resources", new
        {
            kind = "service",
            title = new { en = title, fr = title },
            serviceType = type,
            regionCode = Kingston,
            modality = "in-person",
            languages = new[] { "en", "fr" },
        })).GetProperty("id").GetString();
        await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 1 });
    }

    private static async Task Register(IPage worker, Clicks clicks, string language)
    {
        await worker.GetByTestId("given-name").FillAsync(language == "en" ? "Noor" : "Thierry");
        await worker.GetByTestId("family-name").FillAsync(language == "en" ? "Example" : "Bougainville");
        await worker.GetByTestId("birth-date").FillAsync(language == "en" ? "1991-04-12" : "1978-10-30");
        await worker.GetByTestId("landed-on").FillAsync("2026-01-20");
        await clicks.On(worker.GetByTestId("person-region"));
        await worker.Locator(".rz-dropdown-filter:visible").FillAsync("Frontenac");
        await clicks.On(worker.Locator(".rz-dropdown-item:visible").Filter(new() { HasText = "Frontenac" }).First);
        await clicks.On(worker.GetByTestId("register-person"));
        await worker.GetByTestId("person-name").WaitForAsync();
    }

    private static async Task Assess(IPage worker, Clicks clicks)
    {
        foreach (var type in Alone.Concat(Together))
        {
            await clicks.Choose(worker.GetByTestId($"domain-{PartOf[type]}"), "3");
            await clicks.Choose(worker.GetByTestId($"need-{type}"), "3");
        }

        await worker.GetByTestId("asset-term").FillAsync("Sewing");
        await clicks.On(worker.GetByTestId("asset-add"));
        await clicks.On(worker.GetByTestId("record-assessment"));
        await worker.GetByTestId("result").WaitForAsync();
    }

    private static async Task Refer(IPage worker, Clicks clicks, string title)
    {
        var before = await worker.GetByTestId("referral-status").CountAsync();
        await clicks.On(worker.GetByTestId("match").Filter(new() { HasText = title }).GetByTestId("refer"));
        await clicks.On(worker.GetByTestId("refer-send"));
        await Assertions.Expect(worker.GetByTestId("referral-status")).ToHaveCountAsync(before + 1);
    }

    /// <summary>What the hands do; to choose from a list takes two clicks.</summary>
    private sealed class Clicks
    {
        public int Count { get; private set; }

        public async Task On(ILocator target)
        {
            await target.ClickAsync();
            Count++;
        }

        public async Task Choose(ILocator list, string value)
        {
            await list.SelectOptionAsync(value);
            Count += 2;
        }
    }
}
