using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>The project map as funders read it and coordinators add to it.</summary>
[Collection("one browser at a time")]
public sealed class ProjectPagesTests(LiveProduct product)
{
    [Theory]
    [InlineData("en", "Region order inferred", "78 of 80 shown in the source’s map", "Cohort 1: 102 projects", "Ontario, Priority 3: 7 projects", "Region inferred")]
    [InlineData("fr", "Ordre des régions déduit", "78 sur 80 figurent sur la carte de la source", "Cohorte 1 : 102 projets", "Ontario, Priorité 3 : 7 projets", "Région déduite")]
    public async Task S54_A_funder_reads_the_map_filters_it_and_opens_a_cell(string language, string order, string shown, string first, string heading, string mark)
    {
        var page = await product.SignIn("funder", language, width: 360, height: 780);
        await LiveProduct.Visit(page, "/map");
        await page.GetByTestId("nav-projects").ClickAsync();
        var notes = page.GetByTestId("project-notes");
        await Assertions.Expect(notes).ToContainTextAsync(order);
        await Assertions.Expect(notes).ToContainTextAsync(shown);
        await Assertions.Expect(notes).ToContainTextAsync(first);
        await Assertions.Expect(page.GetByTestId("inferred")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("project-form")).ToHaveCountAsync(0);

        await page.GetByTestId("filter-priority").SelectOptionAsync("p3");
        await page.GetByTestId("filter-cohort").SelectOptionAsync("cohort2");
        await Assertions.Expect(page.GetByTestId("total")).ToHaveTextAsync("20");
        await Assertions.Expect(page.GetByTestId("cell-ircc-ontario-p1")).ToHaveCountAsync(0);
        await page.GetByTestId("cell-ircc-ontario-p3").GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(page.Locator("#project-list")).ToHaveTextAsync(heading);
        await Assertions.Expect(page.Locator("#project-list")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByTestId("region-inferred")).ToHaveCountAsync(7);
        await Assertions.Expect(page.GetByTestId("region-inferred").First).ToHaveTextAsync(mark);
        Assert.Equal("", await Accessibility.Violations(page));
        Assert.Equal("", await Accessibility.OutOfReach(page));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0);
        await page.GetByTestId("project-list-close").ClickAsync();
        await Assertions.Expect(page.GetByTestId("project-list")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("cell-ircc-ontario-p3").GetByRole(AriaRole.Button)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task S54_The_first_cohort_is_told_by_its_total_alone()
    {
        var page = await product.SignIn("funder");
        await LiveProduct.Visit(page, "/projects?cohort=cohort1&priority=p1");

        await Assertions.Expect(page.GetByTestId("project-notes")).ToContainTextAsync("Cohort 1: 102 projects");
        await Assertions.Expect(page.GetByTestId("inferred")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("cell-ircc-ontario-p1")).ToContainTextAsync("no figure given");
        await Assertions.Expect(page.GetByTestId("total")).ToContainTextAsync("no figure given");
    }

    [Fact]
    public async Task S53_A_coordinator_records_a_project_by_keyboard_and_never_without_a_priority()
    {
        var page = await product.SignIn("coordinator");
        await LiveProduct.Visit(page, "/projects?priority=p4");
        await page.Locator("details.card > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("project-name-en").FillAsync("Harbour shared intake");
        await page.GetByTestId("project-region").SelectOptionAsync("ircc-atlantic");
        await page.GetByTestId("project-send").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("project-said")).ToContainTextAsync("Choose a priority");

        await page.GetByTestId("project-priority").SelectOptionAsync("p4");
        await page.GetByTestId("project-cohort").SelectOptionAsync("Cohort2");
        await page.GetByTestId("project-send").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("project-said")).ToContainTextAsync("Harbour shared intake is recorded");
        var cell = page.GetByTestId("cell-ircc-atlantic-p4").GetByRole(AriaRole.Button);
        await Assertions.Expect(cell).ToHaveTextAsync("1");
        await cell.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByTestId("project-list")).ToContainTextAsync("Harbour shared intake");
        await Assertions.Expect(page.GetByTestId("region-inferred")).ToHaveCountAsync(0);
        Assert.Equal("", await Accessibility.Violations(page));
        await page.GetByTestId("language").ClickAsync();
        await page.WaitForFunctionAsync("document.documentElement.lang.startsWith('fr')");
        await Assertions.Expect(page.Locator("#project-list")).ToHaveTextAsync("Atlantique, Priorité 4 : 1 projet");
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("worker")]
    public async Task S54_Partners_and_workers_have_no_way_to_the_map(string role)
    {
        var page = await product.SignIn(role);
        await Assertions.Expect(page.GetByTestId("nav-projects")).ToHaveCountAsync(0);
        await LiveProduct.Visit(page, "/projects");
        Assert.Contains("/denied", page.Url, StringComparison.Ordinal);
    }
}
