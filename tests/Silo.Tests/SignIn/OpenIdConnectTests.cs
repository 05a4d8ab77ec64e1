using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Coordination.Silo.Tests.SignIn;

/// <summary>Signing in with an identity provider, over real sockets.</summary>
public sealed class OpenIdConnectTests(ConnectedProduct product) : IClassFixture<ConnectedProduct>
{
    private const string SomeNewcomer = "/api/newcomers/n-00000000000000000000";

    [Fact]
    public async Task The_product_asks_for_a_code_with_proof_of_its_key_and_tells_the_provider_no_secret()
    {
        using var browser = product.Open();

        var asked = await browser.Challenge("/map");

        var query = QueryHelpers.ParseQuery(asked.Query);
        Assert.Equal(product.Provider.Authority, asked.Authority);
        Assert.Equal("code", query["response_type"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal(IdentityProvider.ClientId, query["client_id"]);
        Assert.Equal(new Uri(product.Address, "/sign-in/oidc/callback").ToString(), query["redirect_uri"]);
        Assert.DoesNotContain(IdentityProvider.ClientSecret, asked.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_word_of_the_provider_is_translated_into_ours()
    {
        using var browser = product.Open();

        var landed = await browser.SignIn(IdentityProvider.Anna);

        Assert.Equal(new Uri(product.Address, "/map"), landed);
        Assert.Equal(HttpStatusCode.OK, await browser.Status("/api/regions"));
        Assert.Equal(HttpStatusCode.NotFound, await browser.Status(SomeNewcomer));
        var (status, page) = await browser.Get("/map");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(">anna<", page, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"nav-people\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_word_that_is_one_of_ours_needs_no_translation_and_opens_only_what_the_role_may()
    {
        using var browser = product.Open();

        await browser.SignIn(IdentityProvider.Paul);

        Assert.Equal(HttpStatusCode.OK, await browser.Status("/api/regions"));
        Assert.Equal(HttpStatusCode.Forbidden, await browser.Status(SomeNewcomer));
    }

    [Theory]
    [InlineData(SomeNewcomer)]
    [InlineData("/api/regions")]
    [InlineData("/api/gaps?level=province")]
    public async Task A_person_without_any_role_of_ours_is_signed_in_but_may_nothing(string path)
    {
        using var browser = product.Open();
        using var stranger = product.Open();

        await browser.SignIn(IdentityProvider.Olga);

        Assert.Equal(HttpStatusCode.Forbidden, await browser.Status(path));
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.Status(path));
    }

    [Fact]
    public async Task A_person_without_any_role_of_ours_is_led_from_the_map_to_a_page_with_the_way_out()
    {
        using var browser = product.Open();

        var landed = await browser.SignIn(IdentityProvider.Olga);
        var refused = await browser.Redirect(landed);

        Assert.Equal("/denied", refused.AbsolutePath);
        Assert.Contains("data-testid=\"sign-out\"", (await browser.Get("/denied")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_refused_at_the_provider_lands_on_the_sign_in_page()
    {
        using var browser = product.Open();

        var callback = await browser.Authorize(await browser.Challenge("/map"), IdentityProvider.Nobody);
        var landed = await browser.Redirect(callback);

        Assert.Equal("access_denied", QueryHelpers.ParseQuery(callback.Query)["error"]);
        Assert.Equal(new Uri(product.Address, "/sign-in?failed=1"), landed);
        Assert.Contains("data-testid=\"sign-in-failed\"", (await browser.Get(landed.PathAndQuery)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.Status("/api/regions"));
    }

    [Theory]
    [InlineData("state")]
    [InlineData("code")]
    public async Task A_callback_with_a_changed_parameter_is_refused(string parameter)
    {
        using var browser = product.Open();
        var callback = await browser.Authorize(await browser.Challenge("/map"), IdentityProvider.Anna);
        var query = QueryHelpers.ParseQuery(callback.Query).ToDictionary(entry => entry.Key, entry => (string?)entry.Value);
        var middle = query[parameter]!.Length / 2;
        query[parameter] = query[parameter]![..middle] + (query[parameter]![middle] == 'A' ? 'B' : 'A') + query[parameter]![(middle + 1)..];

        var landed = await browser.Redirect(new Uri(QueryHelpers.AddQueryString(callback.GetLeftPart(UriPartial.Path), query)));

        Assert.Equal(new Uri(product.Address, "/sign-in?failed=1"), landed);
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.Status("/api/regions"));
    }

    [Fact]
    public async Task A_callback_from_another_persons_sign_in_is_refused()
    {
        using var theirs = product.Open();
        using var browser = product.Open();
        await browser.Challenge("/map");
        var callback = await theirs.Authorize(await theirs.Challenge("/map"), IdentityProvider.Anna);

        var landed = await browser.Redirect(callback);

        Assert.Equal(new Uri(product.Address, "/sign-in?failed=1"), landed);
        Assert.Equal(HttpStatusCode.Unauthorized, await browser.Status("/api/regions"));
        Assert.Equal(new Uri(product.Address, "/map"), await theirs.Redirect(callback));
    }

    [Theory]
    [InlineData("https://elsewhere.example/map")]
    [InlineData("//elsewhere.example/map")]
    [InlineData("/\\elsewhere.example/map")]
    [InlineData("/\t/elsewhere.example/map")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_host_after_signing_in(string returnUrl)
    {
        using var browser = product.Open();

        Assert.Equal(new Uri(product.Address, "/"), await browser.SignIn(IdentityProvider.Anna, returnUrl));
        Assert.Equal(HttpStatusCode.OK, await browser.Status("/api/regions"));
    }
}
