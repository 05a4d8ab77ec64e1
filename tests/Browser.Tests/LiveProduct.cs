using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Silo.Hosting;
using Coordination.Silo.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Coordination.Browser.Tests;

/// <summary>The whole product on a data directory of its own, and a real Chromium to look at it with.</summary>
public sealed class LiveProduct : IAsyncLifetime
{
    private static readonly string[] ChromiumArguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>How long a page is waited for, in milliseconds.</summary>
    private const int PatienceMs = 15_000;

    private readonly string directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-browser-{Guid.NewGuid():n}")).FullName;
    private readonly List<IBrowserContext> windows = [];
    private RunningHost? host;
    private string? windowsOf;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private HttpClient? coordinator;
    private FramingSite? framing;

    /// <summary>The password of the demonstration users.</summary>
    public string Password => host!.Services.GetRequiredService<DemoUsers>().Password!;

    /// <summary>A site that shows its map.</summary>
    internal FramingSite Framing => framing!;

    /// <summary>Where it answers.</summary>
    internal Uri Address => host!.Address;

    /// <summary>What it is made of.</summary>
    internal IServiceProvider Services => host!.Services;

    /// <summary>The provider the demonstration partner acts for.</summary>
    public string PartnersProvider { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        framing = await FramingSite.Start();
        host = await CoordinationHost.Start(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Coordination:DataDirectory"] = directory,
            ["Coordination:NoDemo"] = "true",
            ["Coordination:Embed:Origins:0"] = framing.Named,
        });
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ChromiumArguments });
        coordinator = new HttpClient { BaseAddress = host.Address };
        var token = (await Post("/api/tokens", new { user = "coordinator", password = Password })).GetProperty("token").GetString();
        coordinator.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        PartnersProvider = (await Post("/api/providers", new { name = new { en = "Harbour House", fr = "Maison du Havre" }, kind = "community", regionCode = "3520" })).GetProperty("id").GetString()!;
        using var joined = await coordinator.PutAsJsonAsync(new Uri($"/api/providers/{PartnersProvider}/members/partner", UriKind.Relative), new { });
        joined.EnsureSuccessStatusCode();
    }

    /// <summary>A browser window with a session of its own, signed in.</summary>
    internal async Task<IPage> SignIn(string role, string language = "en", int width = 1600, int height = 1000) =>
        await SignInAt(host!.Address, Password, role, language, width, height);

    /// <summary>The same, on a product that runs elsewhere.</summary>
    internal async Task<IPage> SignInAt(Uri address, string password, string role, string language = "en", int width = 1600, int height = 1000)
    {
        var page = await OpenAt(address, language, width, height);
        await page.GotoAsync("/sign-in");
        await page.GetByTestId($"sign-in-{role}").CheckAsync();
        await page.GetByTestId("sign-in-password").FillAsync(password);
        await page.GetByTestId("sign-in-submit").ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>The cell of the table beside the map that says how many seats are free in a region.</summary>
    public static ILocator FreeSeats(IPage page, string region) => page.Locator($"[data-region='{region}'] td:nth-of-type(3)");

    /// <summary>Goes to a page and waits until it takes what is typed.</summary>
    internal static async Task Visit(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator("main:not([inert])").WaitForAsync();
        await page.WaitForFunctionAsync("document.title !== ''");
    }

    /// <summary>A browser window that nobody has signed in.</summary>
    internal Task<IPage> Open(string language = "en", int width = 1600, int height = 1000) => OpenAt(host!.Address, language, width, height);

    private async Task<IPage> OpenAt(Uri address, string language, int width, int height)
    {
        await CloseWindowsOfFormerTests();
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = language == "fr" ? "fr-CA" : "en-CA",
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(PatienceMs);
        lock (windows)
        {
            windows.Add(context);
        }

        return await context.NewPageAsync();
    }

    /// <summary>Left open, the windows of former tests would all go on rendering. One test may open several at once.</summary>
    private async Task CloseWindowsOfFormerTests()
    {
        var test = TestContext.Current.Test?.UniqueID;
        IBrowserContext[] former = [];
        lock (windows)
        {
            if (test != windowsOf)
            {
                (windowsOf, former) = (test, [.. windows]);
                windows.Clear();
            }
        }

        foreach (var window in former)
        {
            await window.CloseAsync();
        }
    }

    /// <summary>What a script of the coordinator reads.</summary>
    internal async Task<JsonElement> Get(string path) => await coordinator!.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    /// <summary>What a script of the coordinator posts.</summary>
    internal async Task<JsonElement> Post(string path, object body)
    {
        using var response = await coordinator!.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>What a script of the coordinator changes.</summary>
    internal async Task Patch(string path, object body)
    {
        using var response = await coordinator!.PatchAsJsonAsync(new Uri(path, UriKind.Relative), body);
        response.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        coordinator?.Dispose();
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        if (framing is not null)
        {
            await framing.DisposeAsync();
        }

        Directory.Delete(directory, recursive: true);
    }
}
