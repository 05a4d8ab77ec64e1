using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Coordination.Silo.Hosting;
using Xunit;

namespace Coordination.Silo.Tests.SignIn;

/// <summary>Somebody's browser: keeps cookies and follows a redirect only when told to.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient client;
    private Uri product;

    public Browser(RunningHost host) : this(AddressOf(host))
    {
    }

    public Browser(Uri address)
    {
        client = new(handler);
        product = address;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where a product that listens everywhere is reached from here.</summary>
    public static Uri AddressOf(RunningHost host) => new UriBuilder(host.Address) { Host = "127.0.0.1" }.Uri;

    /// <summary>The product is on another port after a restart; cookies do not mind the port.</summary>
    public void MoveTo(RunningHost host) => product = AddressOf(host);

    /// <summary>Begins a sign-in. Answers the provider's address, asked for by the product.</summary>
    public Task<Uri> Challenge(string returnUrl) => Redirect(new Uri(product, "/sign-in/oidc?returnUrl=" + Uri.EscapeDataString(returnUrl)));

    /// <summary>Signs in at the provider. Answers the product's callback with what the provider tells.</summary>
    public Task<Uri> Authorize(Uri provider, string person) => Redirect(new Uri($"{provider}&person={person}"));

    /// <summary>Follows one redirect. Answers where it leads.</summary>
    public async Task<Uri> Redirect(Uri from)
    {
        using var response = await client.GetAsync(from, Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{from.AbsolutePath} answered {response.StatusCode}");
        return new(product, response.Headers.Location!);
    }

    /// <summary>Walks the whole way. Answers where the product leaves the person.</summary>
    public async Task<Uri> SignIn(string person, string returnUrl = "/map") =>
        await Redirect(await Authorize(await Challenge(returnUrl), person));

    /// <summary>Signs in as a demonstration user on the sign-in page.</summary>
    public async Task SignInOnThePage(string user, string password)
    {
        var (_, page) = await Get("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = FormToken().Match(page).Groups[1].Value,
            ["user"] = user,
            ["password"] = password,
            ["returnUrl"] = "/map",
        });
        using var response = await client.PostAsync(new Uri(product, "/sign-in"), form, Cancellation);
        Assert.Equal((HttpStatusCode.Redirect, "/map"), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    /// <summary>Gets a page or an answer of the API, with the cookies of the product.</summary>
    public async Task<(HttpStatusCode Status, string Text)> Get(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(product, path));
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var response = await client.SendAsync(request, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>What the API says without a body worth reading.</summary>
    public async Task<HttpStatusCode> Status(string path, string? token = null) => (await Get(path, token)).Status;

    /// <summary>Asks for a token as a script would.</summary>
    public async Task<HttpResponseMessage> AskForToken(string user, string password, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product, "/api/tokens")) { Content = JsonContent.Create(new { user, password }) };
        request.Headers.AcceptLanguage.ParseAdd(language);
        return await client.SendAsync(request, Cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
