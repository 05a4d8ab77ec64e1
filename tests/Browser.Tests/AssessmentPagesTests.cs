using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>The interview, its result, and the talk about a referral, as a worker and a partner see them.</summary>
[Collection("one browser at a time")]
public sealed class AssessmentPagesTests(LiveProduct product)
{
    private const string Region = "3511";

    [Theory]
    [InlineData("en", "Begun by worker", "double barrier", "decided otherwise")]
    [InlineData("fr", "Commencée par worker", "double obstacle", "en a décidé autrement")]
    public async Task S04_An_interview_asks_by_what_is_said_is_kept_gone_on_with_and_ends_in_a_result_that_can_be_decided_otherwise(
        string language, string begun, string barrier, string overridden)
    {
        var newcomer = await Register("Selam", language == "en" ? "Interviewone" : "Interviewdeux");
        var page = await product.SignIn("worker", language, width: 360, height: 780);
        await LiveProduct.Visit(page, $"/people/{newcomer}");

        await Assertions.Expect(page.GetByTestId("need-education")).ToHaveCountAsync(0);
        await page.GetByTestId("domain-education").SelectOptionAsync("2");
        await page.GetByTestId("need-education").SelectOptionAsync("3");
        await page.GetByTestId("question-credential-waits").SelectOptionAsync("yes");
        await page.GetByTestId("profession").FillAsync("Nurse");
        await page.GetByTestId("regulator-en").CheckAsync();
        await Assertions.Expect(page.GetByTestId("saved")).Not.ToBeEmptyAsync();

        await LiveProduct.Visit(page, $"/people/{newcomer}");
        await Assertions.Expect(page.GetByTestId("resumed")).ToContainTextAsync(begun);
        await Assertions.Expect(page.GetByTestId("profession")).ToHaveValueAsync("Nurse");
        await page.GetByTestId("record-assessment").ClickAsync();
        await Assertions.Expect(page.GetByTestId("assessment-said")).Not.ToBeEmptyAsync();
        await page.GetByTestId("assets-declined").CheckAsync();
        await page.GetByTestId("show-all").CheckAsync();
        Assert.Equal("", await Accessibility.Violations(page));
        await page.GetByTestId("record-assessment").ClickAsync();

        await Assertions.Expect(page.GetByTestId("needs")).ToContainTextAsync(barrier);
        await page.GetByTestId("override-result").Locator("summary").ClickAsync();
        await page.GetByTestId("override-level").SelectOptionAsync("High");
        await page.GetByTestId("override-result-reason").FillAsync("She left a shelter yesterday.");
        await page.GetByTestId("override-result-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("result-overridden")).ToContainTextAsync(overridden);
        Assert.Equal("", await Accessibility.Violations(page));
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
    }

    [Fact]
    public async Task An_interview_is_entered_by_keyboard_alone()
    {
        var newcomer = await Register("Yonas", "Keyboard");
        var page = await product.SignIn("worker");
        await LiveProduct.Visit(page, $"/people/{newcomer}");

        await page.GetByTestId("show-all").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Choose(page, "domain-housing", 4);
        await page.GetByTestId("need-housing").WaitForAsync();
        await TabTo(page, "need-housing");
        await Choose(page, "need-housing", 3);
        await TabTo(page, "asset-term");
        await page.Keyboard.TypeAsync("Baking");
        await TabTo(page, "record-assessment");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByTestId("result")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("contribution")).ToContainTextAsync("Baking");
    }

    [Fact]
    public async Task What_two_enter_at_once_is_not_lost_and_what_one_has_recorded_is_said_to_the_other()
    {
        var newcomer = await Register("Hanan", "Twoatonce");
        var worker = await product.SignIn("worker");
        await LiveProduct.Visit(worker, $"/people/{newcomer}");
        var colleague = await product.SignIn("coordinator");
        await LiveProduct.Visit(colleague, $"/people/{newcomer}");

        await worker.GetByTestId("domain-housing").SelectOptionAsync("2");
        await Assertions.Expect(worker.GetByTestId("saved")).Not.ToBeEmptyAsync();
        await colleague.GetByTestId("domain-legal").SelectOptionAsync("3");
        await Assertions.Expect(colleague.GetByTestId("other-sitting")).ToContainTextAsync("worker");
        await colleague.GetByTestId("take-other").ClickAsync();
        await Assertions.Expect(colleague.GetByTestId("domain-housing")).ToHaveValueAsync("2");
        await colleague.GetByTestId("domain-legal").SelectOptionAsync("3");
        await Assertions.Expect(colleague.GetByTestId("saved")).Not.ToBeEmptyAsync();

        await worker.GetByTestId("domain-family").SelectOptionAsync("4");
        await Assertions.Expect(worker.GetByTestId("other-sitting")).ToContainTextAsync("coordinator");
        await colleague.GetByTestId("assets-declined").CheckAsync();
        await colleague.GetByTestId("record-assessment").ClickAsync();
        await colleague.GetByTestId("result").WaitForAsync();
        await worker.GetByTestId("domain-digital").SelectOptionAsync("4");

        await Assertions.Expect(worker.GetByTestId("assessment-said")).ToContainTextAsync("A colleague has recorded");
        await Assertions.Expect(worker.GetByTestId("domain-family")).ToHaveValueAsync("4");
    }

    [Fact]
    public async Task A_partner_who_answers_second_is_told_who_was_first()
    {
        const string Title = "Second answer";
        var newcomer = await Register("Lulit", "Secondanswer");
        var opening = await Offer(Title);
        var referral = (await product.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening })).GetProperty("id").GetString();
        var partner = await product.SignIn("partner");
        await LiveProduct.Visit(partner, "/partner");
        await partner.GetByTestId("referral").Filter(new() { HasText = Title }).GetByTestId("move-reject").ClickAsync();
        await partner.GetByTestId("reason-send").WaitForAsync();

        await product.Post($"/api/referrals/{referral}/accept", new { });
        await partner.GetByTestId("reason-send").ClickAsync();

        await Assertions.Expect(partner.GetByTestId("partner-said")).ToContainTextAsync("“Accepted”, by coordinator.");
    }

    [Fact]
    public async Task A_referral_that_nobody_has_answered_is_given_to_another_place_with_a_reason()
    {
        var (first, second) = (await Offer("Reassigned from", "digital"), await Offer("Reassigned to", "digital"));
        var newcomer = await Register("Meron", "Reassigned");
        var need = (await product.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "digital", urgency = 3 } } })).GetProperty("needs")[0].GetString();
        await product.Post("/api/referrals", new { newcomerId = newcomer, openingId = first, needId = need });
        var worker = await product.SignIn("worker", width: 360, height: 780);
        await LiveProduct.Visit(worker, $"/people/{newcomer}");

        await worker.GetByTestId("reassign").ClickAsync();
        await worker.GetByTestId("reason-text").FillAsync("Nearer to her home");
        await worker.GetByTestId("reason-send").ClickAsync();

        await Assertions.Expect(worker.GetByTestId("referral-status")).ToHaveCountAsync(2);
        Assert.Equal(0, (await product.Get($"/api/openings/{second}")).GetProperty("available").GetInt32());
        Assert.Equal("", await Accessibility.Violations(worker));
    }

    [Fact]
    public async Task S17_A_single_service_for_a_highly_vulnerable_person_asks_why_and_partner_and_worker_talk_about_it()
    {
        var title = "Talk class";
        await Offer(title);
        var newcomer = await Register("Rahel", "Talkative");
        await product.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "legal", urgency = 5 } } });
        var partner = await product.SignIn("partner");
        await LiveProduct.Visit(partner, "/partner");
        var worker = await product.SignIn("worker");
        await LiveProduct.Visit(worker, $"/people/{newcomer}");

        await worker.GetByTestId("match").Filter(new() { HasText = title }).GetByTestId("refer").ClickAsync();
        await worker.GetByTestId("refer-send").ClickAsync();
        await Assertions.Expect(worker.GetByTestId("refer-form").GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await worker.GetByTestId("why-alone").FillAsync("The hearing is on Friday.");
        await worker.GetByTestId("refer-send").ClickAsync();

        var card = partner.GetByTestId("referral").Filter(new() { HasText = title });
        await card.GetByTestId("thread").Locator("summary").ClickAsync();
        await card.GetByTestId("thread-text").FillAsync("Which court?");
        await card.GetByTestId("thread-send").ClickAsync();
        await Assertions.Expect(worker.GetByTestId("thread-messages")).ToContainTextAsync("Which court?");
        await worker.GetByTestId("thread-text").FillAsync("The one in Ottawa.");
        await worker.GetByTestId("thread-send").ClickAsync();
        await Assertions.Expect(card.GetByTestId("thread-messages")).ToContainTextAsync("The one in Ottawa.");

        await card.GetByTestId("move-accept").ClickAsync();
        await card.GetByTestId("missed").ClickAsync();
        await Assertions.Expect(worker.GetByTestId("attended")).ToContainTextAsync("0 of 1");
        Assert.Equal("", await Accessibility.Violations(partner));
        Assert.Equal("", await Accessibility.Violations(worker));
    }

    private async Task<string> Offer(string title, string serviceType = "legal")
    {
        var resource = (await product.Post($"/api/providers/{product.PartnersProvider}/resources", new
        {
            kind = "service",
            title = new { en = title, fr = title },
            serviceType,
            regionCode = Region,
            modality = "in-person",
            languages = new[] { "en" },
        })).GetProperty("id").GetString();
        return (await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 1 })).GetProperty("id").GetString()!;
    }

    private static async Task Choose(IPage page, string testId, int steps)
    {
        await Assertions.Expect(page.GetByTestId(testId)).ToBeFocusedAsync();
        for (var step = 0; step < steps; step++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    private static async Task TabTo(IPage page, string testId)
    {
        const int TabsMax = 120;
        for (var tab = 0; tab < TabsMax; tab++)
        {
            if (await page.EvaluateAsync<string?>("document.activeElement?.getAttribute('data-testid')") == testId)
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{testId} is not reached by the keyboard.");
    }


    private async Task<string> Register(string givenName, string familyName) =>
        (await product.Post("/api/newcomers", new { givenName, familyName, birthDate = "1991-04-12", regionCode = Region, preferredLanguage = "fr" })).GetProperty("id").GetString()!;
}
