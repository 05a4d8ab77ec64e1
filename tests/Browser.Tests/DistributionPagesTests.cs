using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>What a funder weighs: delivery models side by side, and scenarios that were saved.</summary>
[Collection("one browser at a time")]
public sealed class DistributionPagesTests(LiveProduct product)
{
    private const string Province = "24";
    private const string Division = "2466";

    /// <summary>Figures of a funder change with the minute.</summary>
    private const float Patience = 90_000;

    /// <summary>Both languages in the same minute, so that there is one wait for it; a service each, so that one is not taken for the other.</summary>
    [Fact]
    public Task S48_S50_A_funder_compares_delivery_models_and_two_saved_scenarios_and_removes_one() =>
        Task.WhenAll(Compare("en", "volunteering", "small sample", "Online"), Compare("fr", "mentoring", "petit échantillon", "En ligne"));

    [Theory]
    [InlineData("en", 1600, "Choose a region.", "no amount recorded"), InlineData("fr", 360, "Choisissez une région.", "aucun montant consigné")]
    public async Task Regions_are_compared_by_each_indicator_and_what_is_given_is_recorded(string language, int width, string missing, string none)
    {
        var page = await product.SignIn("funder", language, width);
        await LiveProduct.Visit(page, "/distribution?type=legal");
        await page.GetByTestId("indicator").WaitForAsync();
        foreach (var indicator in new[] { "gap", "wait", "outcomes", "cost", "shares" })
        {
            await page.GetByTestId("distribution-indicator").SelectOptionAsync(indicator);
            await page.WaitForURLAsync($"**indicator={indicator}");
            await page.GetByTestId("indicator").Locator(indicator switch { "shares" => "#shares", "outcomes" => "#by-outcomes, [data-testid=outcomes-none]", _ => $"#by-{indicator}" }).First.WaitForAsync();
            Assert.Equal((indicator, ""), (indicator, await Accessibility.Violations(page)));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, indicator);
        }

        await page.GetByTestId("distribution-level").SelectOptionAsync("census-division");
        foreach (var indicator in new[] { "outcomes", "cost" })
        {
            await page.GetByTestId("distribution-indicator").SelectOptionAsync(indicator);
            await page.GetByTestId("indicator-stops").WaitForAsync();
        }

        await page.GetByTestId("distribution-level").SelectOptionAsync("province");
        await Assertions.Expect(page.Locator("#by-cost")).ToContainTextAsync(none);
        await page.GetByTestId("amount").Locator("summary").ClickAsync();
        await page.GetByTestId("amount-dollars").FillAsync("1200000");
        await page.GetByTestId("amount-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("amount-said")).ToContainTextAsync(missing);
        await page.GetByTestId("amount-region").SelectOptionAsync(Province);
        await page.GetByTestId("amount-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("amount-said")).ToContainTextAsync(Dollars(1_200_000, language));
        await page.Locator("#by-cost summary").ClickAsync();
        await Assertions.Expect(page.Locator("#by-cost tbody tr").Filter(new() { HasText = language == "fr" ? "Québec" : "Quebec" })).ToContainTextAsync(Dollars(1_200_000, language));
        Assert.Equal("", await Accessibility.Violations(page));
    }

    private async Task Compare(string language, string service, string small, string online)
    {
        var provider = (await product.Post("/api/providers", new { name = new { en = "Model house", fr = "Maison modèle" }, kind = "community", regionCode = Division })).GetProperty("id").GetString()!;
        await Referred(provider, service, "in-person", 61, served: 40, completed: 33, met: 20);
        await Referred(provider, service, "online", 47, served: 15, completed: 14, met: 2);
        await Referred(provider, service, "hybrid", 22, served: 11, completed: 11, met: 5);
        var page = await product.SignIn("funder", language);

        // The figures of this minute may have been looked at before; those of the next have everything.
        await page.EvaluateAsync("window.before = Math.floor(Date.now() / 60000)");
        await page.WaitForFunctionAsync("Math.floor(Date.now() / 60000) > window.before && new Date().getSeconds() >= 3", null, new() { Timeout = Patience });
        await LiveProduct.Visit(page, $"/distribution?type={service}");
        await Assertions.Expect(page.GetByTestId("what-if-to").Locator($"option[value='{Province}']")).ToBeAttachedAsync(new() { Timeout = Patience });

        await page.GetByTestId("compare-by").SelectOptionAsync("modality");
        await page.GetByTestId("model-place").SelectOptionAsync(Province);
        await page.GetByTestId("model-a").SelectOptionAsync("in-person");
        await page.GetByTestId("model-b").SelectOptionAsync("blended");
        await Assertions.Expect(page.GetByTestId("models-sample").Locator("td.soft")).ToContainTextAsync(small);
        await Assertions.Expect(page.GetByTestId("models-sample").Locator("td").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^6[05]$"));
        await page.GetByTestId("model-b").SelectOptionAsync("online");
        await Assertions.Expect(page.GetByTestId("models").Locator("thead")).ToContainTextAsync(online);
        await Assertions.Expect(page.GetByTestId("models").Locator("tbody tr")).ToHaveCountAsync(5);
        await Assertions.Expect(page.GetByTestId("models").Locator("tbody tr").Nth(2)).ToContainTextAsync("n = ");
        await page.GetByTestId("compare-by").SelectOptionAsync("provider-kind");
        await page.GetByTestId("model-a").SelectOptionAsync("community");
        await page.GetByTestId("model-b").SelectOptionAsync("school");
        await Assertions.Expect(page.GetByTestId("models").Locator("tbody tr")).ToHaveCountAsync(5);

        var (less, more) = ($"Ten {language}", $"Twenty {language}");
        await Save(page, less, 10);
        await Save(page, more, 20);
        await page.GetByTestId("scenario-a").SelectOptionAsync(new SelectOptionValue { Label = less });
        await page.GetByTestId("scenario-b").SelectOptionAsync(new SelectOptionValue { Label = more });
        var comparison = page.GetByTestId("scenario-comparison");
        await Assertions.Expect(comparison.Locator("tbody tr").Last).ToContainTextAsync(Dollars(15_000, language));
        await Assertions.Expect(comparison.Locator("tbody tr").Last).ToContainTextAsync(Dollars(30_000, language));
        Assert.Equal("", await Accessibility.Violations(page));
        Assert.Equal("", await Accessibility.OutOfReach(page));

        await LiveProduct.Visit(page, $"/distribution?type={service}");
        var row = page.GetByTestId("scenario-list").Locator("tbody tr").Filter(new() { HasText = less });
        await row.GetByRole(AriaRole.Button).PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("scenarios-said")).ToContainTextAsync(less);
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("scenario-list")).ToContainTextAsync(more);
    }

    private static async Task Save(IPage page, string name, int seats)
    {
        await page.GetByTestId("what-if-to").SelectOptionAsync(Province);
        await page.GetByTestId("what-if-seats").FillAsync(seats.ToString(CultureInfo.InvariantCulture));
        await page.GetByTestId("what-if-cost").FillAsync("1500");
        await page.GetByTestId("what-if-show").ClickAsync();
        await page.GetByTestId("scenario-name").FillAsync(name);
        await page.GetByTestId("scenario-name").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("scenario-list")).ToContainTextAsync(name);
    }

    private static string Dollars(decimal amount, string language) => amount.ToString("C0", new CultureInfo(language + "-CA"));

    /// <summary>Needs that were referred to a provider that no other test has: rows here, as so many people would take long to register. The opening makes the region count anew.</summary>
    private async Task Referred(string provider, string service, string modality, int needs, int served, int completed, int met)
    {
        var resource = (await product.Post($"/api/providers/{provider}/resources", new
        {
            kind = "service",
            title = new { en = modality, fr = modality },
            serviceType = service,
            regionCode = Division,
            modality,
            languages = new[] { "en" },
        })).GetProperty("id").GetString();
        await using var command = product.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"""
            with made as (
                insert into need_row (need_id, newcomer_id, region_code, service_type, urgency, status, opened_at, target_on, served_at)
                select 'x-{service}-{modality}-' || i, 'n-{service}-{modality}-' || i, '{Division}', '{service}', 3, case when i <= {served} then 'served' else 'open' end,
                    now() - interval '40 days', current_date, case when i <= {served} then now() - interval '20 days' end
                from generate_series(1, {needs}) i returning need_id, newcomer_id, served_at),
            sent as (
                insert into referral_row (referral_id, newcomer_id, need_id, provider_id, resource_id, opening_id, hold_id, service_type, region_code, status, respond_by, requested_at, changed_at, pending)
                select 'r-' || need_id, newcomer_id, need_id, '{provider}', '{resource}', 'o-x', 'h-' || need_id, '{service}', '{Division}',
                    case when split_part(need_id, '-', -1)::int <= {completed} then 'completed' when served_at is not null then 'failed' else 'accepted' end,
                    now(), now() - interval '39 days', now(), false
                from made returning referral_id, status, split_part(need_id, '-', -1)::int as place)
            insert into referral_outcome select referral_id, case when place <= {met} then 'need-met' else 'not-met' end from sent where status = 'completed'
            """);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 12 });
    }
}
