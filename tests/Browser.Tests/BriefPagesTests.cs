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
        await page.Locator("article").Nth(1).WaitForAsync(); // The address is there before the page is.

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

        await page.GotoAsync("/brief?region=35&type=employment");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "PDF" }).ClickAsync(), new() { Timeout = 60_000 });
        var file = Encoding.Latin1.GetString(await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken));
        var log = (await product.Services.GetRequiredService<ExportLog>().List(cancellation: TestContext.Current.CancellationToken))[0];

        Assert.Equal("brief-35.pdf", download.SuggestedFilename);
        Assert.StartsWith("%PDF-", file, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", file, StringComparison.Ordinal);
        Assert.Matches(@"/MarkInfo\s*<<[^>]*/Marked true", file);

        // Each half says its own language; the catalog says that of the whole.
        Assert.Matches($@"/Type /Catalog[^\0]{{0,2000}}?/Lang \({language}\)", file);
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
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_map_is_shown_in_the_frames_of_those_who_are_named_and_of_no_others(bool isNamed)
    {
        var page = await product.Open();
        var framed = new Uri(product.Address, "/embed/map?lang=en").ToString();
        var answered = page.WaitForResponseAsync(answer => answer.Url == framed);
        await page.GotoAsync($"{(isNamed ? product.Framing.Named : product.Framing.Unnamed)}/?framed={Uri.EscapeDataString(framed)}");
        Assert.Equal(200, (await answered).Status);
        var title = page.FrameLocator("iframe").Locator("h1").Filter(new() { HasText = "Canada" });

        await Assertions.Expect(title).ToHaveCountAsync(isNamed ? 1 : 0);
        Assert.Equal(isNamed, page.Frames.Any(frame => frame.Url == framed));
    }
}
