using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>What a funder's browser gets to see and to hear, on every page there is, also while figures change.</summary>
[Collection("one browser at a time")]
public sealed class FunderPagesTests(LiveProduct product)
{
    private const string Region = "1103";
    private const string Name = "Zebediah";
    private const string Provider = "Marzipan Lighthouse";
    private const int Before = 1_237;
    private const int After = 2_741;
    private const float Patience = 20_000;

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task No_page_of_a_funder_shows_or_is_sent_an_exact_figure_or_a_name_even_when_they_change(string language)
    {
        var (newcomer, consent, opening) = await Marked();
        var coordinator = await product.SignIn("coordinator", language);
        var known = Listen(coordinator);
        await LiveProduct.Visit(coordinator, "/map?region=11&type=employment&measure=free");
        await Assertions.Expect(LiveProduct.FreeSeats(coordinator, Region)).ToHaveTextAsync(Shown(Before, language), new() { Timeout = Patience });
        var open = new List<(string Path, IPage Page, ConcurrentBag<string> Heard)>();
        foreach (var path in Pages(newcomer, consent))
        {
            var page = await product.SignIn("funder", language);
            var heard = Listen(page);
            await page.GotoAsync($"{path}?region={Region}&type=employment&measure=free&tab=openings&rule=free");
            await page.Locator("h1").First.WaitForAsync();
            open.Add((path, page, heard));
        }

        await product.Patch($"/api/openings/{opening}", new { maximum = After });
        await Assertions.Expect(LiveProduct.FreeSeats(coordinator, Region)).ToHaveTextAsync(Shown(After, language), new() { Timeout = Patience });
        Assert.NotEmpty(Found(string.Concat(known), language));
        Assert.NotEmpty(open.Single(page => page.Path == "/map").Heard);
        foreach (var (path, page, heard) in open)
        {
            Assert.Equal((path, ""), (path, string.Join(", ", Found(await page.ContentAsync(), language))));
            Assert.Equal((path, ""), (path, string.Join(", ", heard.SelectMany(frame => Found(frame, language)).Distinct())));
            await page.Context.CloseAsync();
        }

        await product.Patch($"/api/openings/{opening}", new { status = "closed" });
        TestContext.Current.TestOutputHelper?.WriteLine($"{open.Count} pages, {open.Sum(page => page.Heard.Count)} messages heard: {string.Join(' ', open.Select(page => page.Path))}");
    }

    /// <summary>Every page of the product with its last address filled in.</summary>
    private IReadOnlyList<string> Pages(string newcomer, string consent) =>
    [
        .. product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Distinct()
            .Select(path => path.Replace("{Id}", newcomer, StringComparison.Ordinal).Replace("{Consent}", consent, StringComparison.Ordinal)),
    ];

    private static ConcurrentBag<string> Listen(IPage page)
    {
        var heard = new ConcurrentBag<string>();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => heard.Add(frame.Binary is { Length: > 0 } bytes ? Encoding.UTF8.GetString(bytes) : frame.Text ?? "");
        return heard;
    }

    private static IEnumerable<string> Found(string text, string language) =>
        new[] { Name, Provider, Shown(Before, language), Shown(After, language), ":1237", ":2741", ",1237,", ",2741," }.Where(marker => text.Contains(marker, StringComparison.OrdinalIgnoreCase));

    private static string Shown(int number, string language) => number.ToString("N0", new CultureInfo(language + "-CA"));

    private async Task<(string Newcomer, string Consent, string Opening)> Marked()
    {
        var newcomer = (await product.Post("/api/newcomers", new { givenName = Name, familyName = "Quillfeather", birthDate = "1991-04-12", regionCode = Region, preferredLanguage = "en", landedOn = "2026-01-10" })).GetProperty("id").GetString()!;
        var consent = (await product.Post($"/api/newcomers/{newcomer}/consents", new { purpose = "sharing", fields = new[] { "name" }, method = "verbal", witness = "S. Roy", language = "en" })).GetProperty("id").GetString()!;
        var provider = (await product.Post("/api/providers", new { name = new { en = Provider, fr = Provider }, kind = "community", regionCode = Region })).GetProperty("id").GetString();
        var resource = (await product.Post($"/api/providers/{provider}/resources", new
        {
            kind = "service",
            title = new { en = Provider, fr = Provider },
            serviceType = "employment",
            regionCode = Region,
            modality = "in-person",
            languages = new[] { "en" },
        })).GetProperty("id").GetString();
        var opening = (await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = Before })).GetProperty("id").GetString()!;
        return (newcomer, consent, opening);
    }
}
