using System.Text;
using Coordination.Grains.Exports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>The brief on the screen and as a file, and the map in the pages of others.</summary>
[Collection("one browser at a time")]
public sealed class BriefPagesTests(LiveProduct product)
{
    [Theory]
    [InlineData("coordinator", "en")]
    [InlineData("coordinator", "fr")]
    [InlineData("funder", "en")]
    [InlineData("funder", "fr")]
    public async Task The_map_leads_to_a_brief_that_everybody_can_read_on_a_narrow_screen(string role, string language)
    {
        var page = await product.SignIn(role, language, width: 360, height: 780);
        await LiveProduct.Visit(page, "/map?region=35&type=employment");

        await page.GetByTestId("brief-link").ClickAsync();
        await page.WaitForURLAsync(address => address.Contains("/brief?region=35", StringComparison.Ordinal));

        Assert.Equal("", await Accessibility.Violations(page));
        Assert.Equal("", await Accessibility.OutOfReach(page));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(2, await page.Locator("article").CountAsync());
    }

    [Theory]
    [InlineData("coordinator", "en")]
    [InlineData("funder", "fr")]
    public async Task The_file_is_a_tagged_PDF_that_says_its_language_and_who_took_it_is_recorded(string role, string language)
    {
        var page = await product.SignIn(role, language);

        var answer = await page.Context.APIRequest.GetAsync("/brief.pdf?region=35&type=employment", new() { Timeout = 60_000 });
        var file = Encoding.Latin1.GetString(await answer.BodyAsync());
        var log = (await product.Services.GetRequiredService<ExportLog>().List(cancellation: TestContext.Current.CancellationToken))[0];

        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        Assert.StartsWith("%PDF-", file, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", file, StringComparison.Ordinal);
        Assert.Matches(@"/MarkInfo\s*<<[^>]*/Marked true", file);
        Assert.Matches($@"/Lang\s*\({language}", file);
        Assert.Equal((role, ExportKind.Brief, "pdf", "region=35&type=employment"), (log.By, log.What, log.Format, log.Filters));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task The_map_in_the_page_of_another_can_be_used_by_everybody(string language)
    {
        var page = await product.Open(language, width: 360, height: 780);
        await page.GotoAsync($"/embed/map?region=35&type=employment&lang={language}");
        await page.Locator("summary").ClickAsync();

        Assert.Equal("", await Accessibility.Violations(page));
        Assert.Equal("", await Accessibility.OutOfReach(page));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [Theory]
    [InlineData(LiveProduct.EmbeddingOrigin, true)]
    [InlineData("http://elsewhere.example", false)]
    public async Task The_map_is_shown_in_the_frames_of_those_who_are_named_and_of_no_others(string origin, bool isShown)
    {
        var page = await product.Open();
        var address = new Uri(product.Address, "/embed/map?lang=en");
        await page.RouteAsync(origin + "/", route => route.FulfillAsync(new() { ContentType = "text/html", Body = $"<iframe src=\"{address}\" title=\"Map\"></iframe>" }));
        await page.GotoAsync(origin + "/");
        var title = page.FrameLocator("iframe").Locator("h1");

        if (isShown)
        {
            await Assertions.Expect(title).ToContainTextAsync("Canada");
        }
        else
        {
            await Assertions.Expect(title.Filter(new() { HasText = "Canada" })).ToHaveCountAsync(0);
        }
    }
}
