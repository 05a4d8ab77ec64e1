using System.Net;
using Coordination.Silo.SignIn;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Coordination.Silo.Tests.SignIn;

/// <summary>What follows from the provider's address.</summary>
public sealed class OidcOptionsTests
{
    [Theory]
    [InlineData("https://identity.example/", true)]
    [InlineData("http://identity.example/", true)]
    [InlineData("http://127.0.0.1:4000/", false)]
    [InlineData("http://localhost:4000/", false)]
    public void Only_a_provider_on_loopback_may_do_without_encryption(string authority, bool isRequired)
    {
        var connect = new OpenIdConnectOptions();

        new OidcOptions { Authority = authority, ClientId = "us" }.Apply(connect);

        Assert.Equal(isRequired, connect.RequireHttpsMetadata);
    }

    [Fact]
    public void The_cookies_of_a_sign_in_come_back_to_a_product_on_plain_loopback()
    {
        var connect = new OpenIdConnectOptions();

        new OidcOptions { Authority = "https://identity.example/", ClientId = "us" }.Apply(connect);

        Assert.All([connect.NonceCookie, connect.CorrelationCookie], cookie =>
            Assert.Equal((CookieSecurePolicy.SameAsRequest, SameSiteMode.Lax), (cookie.SecurePolicy, cookie.SameSite)));
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_leads_back_to_the_sign_in_page()
    {
        string gone;
        await using (var provider = await IdentityProvider.Start())
        {
            gone = provider.Authority;
        }

        using var home = new ProductHome();
        await using var host = await home.Start([new("Authentication:Oidc:Authority", gone), new("Authentication:Oidc:ClientId", IdentityProvider.ClientId)]);
        using var browser = new Browser(host);

        var landed = await browser.Challenge("/map");

        Assert.Equal("/sign-in?failed=1", landed.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, await browser.Status(landed.PathAndQuery));
    }
}
