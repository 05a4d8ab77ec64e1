using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Support;
using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>Three silos and two dashboards behind one address, two browsers, and kill -9.</summary>
[Collection("one browser at a time")]
public sealed class ClusterTests(LiveProduct product) : IAsyncLifetime
{
    /// <summary>The promise is five seconds; the rest is for a machine that runs other things.</summary>
    private static readonly TimeSpan LiveAgainMax = TimeSpan.FromSeconds(7);

    private readonly string directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-browsers-{Guid.NewGuid():n}")).FullName;
    private LaunchedCluster cluster = null!;
    private HttpClient silo = null!;
    private string resource = "";

    public async ValueTask InitializeAsync()
    {
        cluster = await LaunchedCluster.Start(directory, silos: 3, dashboards: 2, restartAfter: TimeSpan.FromMinutes(10));
        silo = new() { BaseAddress = cluster.Address("silo 3") };
        var token = (await Posted("/api/tokens", new { user = "coordinator", password = LaunchedCluster.Password })).GetProperty("token").GetString();
        silo.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var provider = (await Posted("/api/providers", new { name = new { en = "House", fr = "Maison" }, kind = "community", regionCode = "3520" })).GetProperty("id").GetString();
        resource = (await Posted($"/api/providers/{provider}/resources", new
        {
            kind = "club",
            title = new { en = "Choir", fr = "Chorale" },
            serviceType = "community-connections",
            regionCode = "3520",
            modality = "in-person",
            languages = new[] { "en", "fr" },
        })).GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        silo.Dispose();
        await cluster.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_killed_silo_and_then_a_killed_dashboard_leave_every_open_browser_live_within_five_seconds()
    {
        var english = await product.SignInAt(cluster.Front, LaunchedCluster.Password, "coordinator");
        var french = await SignInOnAnother(await DashboardOf(english), "fr");
        const string map = "/map?region=35&type=community-connections&measure=free";
        await LiveProduct.Visit(english, map);
        await LiveProduct.Visit(french, map);
        await PostAndSee(100, 100, english, french);

        cluster.Signal("silo 1", "KILL");
        var afterSilo = await PostAndSee(200, 300, english, french);
        cluster.Signal("dashboard 1", "KILL");
        var afterDashboard = await PostAndSee(300, 600, english, french);

        TestContext.Current.TestOutputHelper?.WriteLine($"live {afterSilo.TotalSeconds:0.0} s after a silo's end, {afterDashboard.TotalSeconds:0.0} s after a dashboard's");
        Assert.InRange(afterSilo, TimeSpan.Zero, LiveAgainMax);
        Assert.InRange(afterDashboard, TimeSpan.Zero, LiveAgainMax);
        Assert.EndsWith(map, english.Url, StringComparison.Ordinal);
        Assert.EndsWith(map, french.Url, StringComparison.Ordinal);
        Assert.Equal("fr", await french.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(await DashboardOf(english), await DashboardOf(french));
    }

    [Fact]
    public async Task Pages_that_need_no_sign_in_are_reached_through_the_front()
    {
        using var anybody = new HttpClient { BaseAddress = cluster.Front };

        Assert.Contains("Répondre à un aiguillage", await Read("/answer/nothing?lang=fr"), StringComparison.Ordinal);
        Assert.Contains("Stop messages", await Read("/stop/nothing"), StringComparison.Ordinal);

        async Task<string> Read(string path)
        {
            using var answer = await anybody.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    /// <summary>Signs in until the front has given a browser another dashboard than this one: it gives them out by load, and so by chance.</summary>
    private async Task<IPage> SignInOnAnother(string dashboard, string language)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var page = await product.SignInAt(cluster.Front, LaunchedCluster.Password, "coordinator", language);
            if (await DashboardOf(page) != dashboard)
            {
                return page;
            }

            await page.Context.CloseAsync();
        }

        throw new InvalidOperationException("The front gave 20 browsers the same dashboard.");
    }

    /// <summary>Posts places through a surviving silo, repeating with the same key as a careful script does, and waits until every browser shows them.</summary>
    private async Task<TimeSpan> PostAndSee(int seats, int shown, params IPage[] browsers)
    {
        var began = Stopwatch.GetTimestamp();
        var key = Guid.NewGuid().ToString();
        while (!await TryPost(seats, key))
        {
            await Task.Delay(50);
        }

        await Task.WhenAll(browsers.Select(browser => Assertions.Expect(LiveProduct.FreeSeats(browser, "3520"))
            .ToHaveTextAsync(shown.ToString(CultureInfo.InvariantCulture), new() { Timeout = 20_000 })));
        var took = Stopwatch.GetElapsedTime(began);
        await Task.WhenAll(browsers.Select(browser => browser.GetByTestId("live-on").First.WaitForAsync()));
        return took;
    }

    private async Task<bool> TryPost(int seats, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/resources/{resource}/openings") { Content = JsonContent.Create(new { unit = "seat", maximum = seats }) };
        request.Headers.Add("Idempotency-Key", key);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            using var answer = await silo.SendAsync(request, patience.Token);
            return answer.StatusCode == HttpStatusCode.Created;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<JsonElement> Posted(string path, object body)
    {
        using var answer = await silo.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string> DashboardOf(IPage page) =>
        (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "coordination-pages").Value;
}
