using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Silo.SignIn;
using Coordination.Silo.Tests.Product;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Silo.Tests.SignIn;

/// <summary>The demonstration sign-in: beside an identity provider, alone, and where it must not exist.</summary>
public sealed class DemonstrationSignInTests(ConnectedProduct connected, RunningProduct alone) : IClassFixture<ConnectedProduct>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_works_beside_an_identity_provider()
    {
        using var browser = connected.Open();

        using var response = await browser.AskForToken("worker", connected.Password);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var (_, page) = await browser.Get("/sign-in");

        Assert.Equal((HttpStatusCode.OK, "worker"), (response.StatusCode, body.GetProperty("role").GetString()));
        Assert.Equal(HttpStatusCode.OK, await browser.Status("/api/regions", body.GetProperty("token").GetString()));
        Assert.Contains("data-testid=\"sign-in-worker\"", page, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"sign-in-oidc\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("worker", "not the password")]
    [InlineData("nobody", null)]
    public async Task A_wrong_user_or_password_is_told_in_the_callers_language(string user, string? password)
    {
        using var browser = connected.Open();

        using var response = await browser.AskForToken(user, password ?? connected.Password, "fr-CA");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("/problems/wrong-password", problem.GetProperty("type").GetString());
        Assert.Equal("Nom d’utilisateur ou mot de passe erroné", problem.GetProperty("title").GetString());
        Assert.Equal("Vérifiez le nom d’utilisateur et le mot de passe.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Without_an_identity_provider_there_is_no_way_to_one()
    {
        using var client = new HttpClient { BaseAddress = alone.Address };

        using var response = await client.GetAsync(new Uri("/sign-in/oidc?returnUrl=/map", UriKind.Relative), Cancellation);
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("sign-in-oidc", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:0")]
    [InlineData("urls", "http://127.0.0.1:0;http://*:0")]
    [InlineData("Kestrel:Endpoints:Everywhere:Url", "http://0.0.0.0:0")]
    public async Task It_does_not_exist_where_other_machines_can_reach_it(string setting, string address)
    {
        using var home = new ProductHome();
        var password = DemoUsers.PasswordIn(home.DataDirectory); // Left by an earlier start on loopback.
        await using var host = await home.Start([new(setting, address)]);
        using var browser = new Browser(host);

        using var response = await browser.AskForToken("worker", password);
        var (status, page) = await browser.Get("/sign-in");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.All(Roles.All, role => Assert.DoesNotContain($"sign-in-{role}", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tokens_cookies_and_the_password_survive_a_restart()
    {
        using var home = new ProductHome();
        string password;
        string token;
        Browser browser;
        await using (var first = await home.Start())
        {
            browser = new(first);
            password = first.Services.GetRequiredService<DemoUsers>().Password!;
            await browser.SignInOnThePage("worker", password);
            using var response = await browser.AskForToken("partner", password);
            token = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("token").GetString()!;
        }

        await using var second = await home.Start();
        using var script = new Browser(second);
        using (browser)
        {
            browser.MoveTo(second);
            Assert.Equal(password, second.Services.GetRequiredService<DemoUsers>().Password);
            Assert.Equal(HttpStatusCode.NotFound, await browser.Status("/api/newcomers/n-00000000000000000000"));
            Assert.Equal(HttpStatusCode.Forbidden, await script.Status("/api/newcomers/n-00000000000000000000", token));
            Assert.Equal(HttpStatusCode.Unauthorized, await script.Status("/api/newcomers/n-00000000000000000000"));
        }
    }
}
