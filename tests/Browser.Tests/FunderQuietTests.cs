using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>A funder's figures stand for a minute. Between two of them nothing is said of what happens: that something happened would tell as much.</summary>
[Collection("one browser at a time")]
public sealed class FunderQuietTests(LiveProduct product)
{
    private const float Patience = 90_000;

    /// <summary>Everything that is said of itself, with the minute in which it was said.</summary>
    private const string Listen = """
        window.said = [];
        const heard = () => { for (const part of document.querySelectorAll('[role=status], [aria-live]:not([aria-live=off])')) {
            const text = part.textContent.trim();
            if (text) window.said.push(Math.floor(Date.now() / 60000) + ' ' + text);
        } };
        heard();
        new MutationObserver(heard).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
        """;

    /// <summary>Both languages in the same minutes, so that there is one wait for them; a division each, so that one is not taken for the other.</summary>
    [Fact]
    public Task Nothing_is_announced_to_a_funder_between_two_published_minutes_while_the_country_changes() =>
        Task.WhenAll(NothingIsAnnounced("en", "1207"), NothingIsAnnounced("fr", "1211"));

    private async Task NothingIsAnnounced(string language, string region)
    {
        var opening = await Post(region);
        var coordinator = await product.SignIn("coordinator", language);
        await LiveProduct.Visit(coordinator, "/map?region=12&type=housing&measure=free");
        await LiveProduct.FreeSeats(coordinator, region).WaitForAsync();
        var funder = await product.SignIn("funder", language);

        // Early in a minute, so that what follows fits into it.
        await funder.WaitForFunctionAsync("new Date().getSeconds() >= 2 && new Date().getSeconds() < 20", null, new() { Timeout = Patience });
        await LiveProduct.Visit(funder, "/map?region=12&type=housing&measure=free");
        await funder.GetByTestId("funder-note").WaitForAsync();
        await funder.EvaluateAsync(Listen);
        var minute = await Minute(funder);
        foreach (var seats in new[] { 31, 57, 83 })
        {
            await product.Patch($"/api/openings/{opening}", new { maximum = seats });
            await Assertions.Expect(LiveProduct.FreeSeats(coordinator, region)).ToHaveTextAsync(seats.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var said = await funder.EvaluateAsync<string[]>("minute => window.said.filter(text => text.startsWith(minute + ' '))", minute);
        Assert.Equal(minute, await Minute(funder));
        Assert.Empty(said);

        // The country did change: with the next minute the funder sees it.
        await Assertions.Expect(LiveProduct.FreeSeats(funder, region)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^8[05]$"), new() { Timeout = Patience });
        Assert.True(await Minute(funder) > minute);
        await product.Patch($"/api/openings/{opening}", new { status = "closed" });
    }

    private static Task<long> Minute(IPage page) => page.EvaluateAsync<long>("Math.floor(Date.now() / 60000)");

    private async Task<string> Post(string region)
    {
        var resource = (await product.Post($"/api/providers/{product.PartnersProvider}/resources", new
        {
            kind = "service",
            title = new { en = "Rooms", fr = "Chambres" },
            serviceType = "housing",
            regionCode = region,
            modality = "in-person",
            languages = new[] { "en" },
        })).GetProperty("id").GetString();
        return (await product.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 12 })).GetProperty("id").GetString()!;
    }
}
