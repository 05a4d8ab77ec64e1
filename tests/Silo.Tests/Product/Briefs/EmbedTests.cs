using System.Net;
using Coordination.Silo.Exports;
using Coordination.Silo.Tests.Product.Protection;
using Xunit;

namespace Coordination.Silo.Tests.Product.Briefs;

/// <summary>The map in the pages of others.</summary>
public sealed class EmbedTests(BriefProduct product) : IClassFixture<BriefProduct>
{
    private const string Address = $"/embed/map?region={BriefProduct.Division}&type=employment&measure=waiting";

    [Fact]
    public async Task Anybody_sees_protected_figures_without_a_cookie_or_a_script_and_only_in_frames_of_those_who_are_named()
    {
        using var client = new HttpClient { BaseAddress = product.Address };
        using var answer = await client.GetAsync(new Uri(Address + "&lang=en", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors https://www.example.org https://municipalite.example:8443",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.False(answer.Headers.Contains("Set-Cookie") || answer.Headers.Contains("X-Frame-Options"));
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.CacheControl!.MaxAge);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($">{BriefProduct.Waiting}<", text, StringComparison.Ordinal);
        Assert.Contains("These figures are protected", WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        Assert.Contains("UTC", text, StringComparison.Ordinal);
        Assert.Contains("role=\"img\" aria-label=\"Map of Ontario: ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "The same figures as a table", "lang=fr")]
    [InlineData("fr", "Les mêmes chiffres en tableau", "lang=en")]
    public async Task The_map_has_a_table_and_leads_to_the_other_language(string language, string table, string other)
    {
        using var nobody = Caller.Nobody(product.Address);

        var text = WebUtility.HtmlDecode((await nobody.Try("GET", $"{Address}&lang={language}", null)).Text);

        Assert.Contains($"<html lang=\"{language}\">", text, StringComparison.Ordinal);
        Assert.Contains(table, text, StringComparison.Ordinal);
        Assert.Contains(other, text, StringComparison.Ordinal);
        Assert.Contains("data-region=\"3520\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_who_is_signed_in_sees_no_more_there_than_anybody()
    {
        using var coordinator = await product.Browser("coordinator");
        using var nobody = Caller.Nobody(product.Address);
        static string Body(string answer) => answer[answer.IndexOf("<!DOCTYPE", StringComparison.Ordinal)..];

        // A minute may end between two looks.
        await Eventually.Within(TimeSpan.FromSeconds(20), async () =>
            Body((await coordinator.Try("GET", Address, null)).Text) == Body((await nobody.Try("GET", Address, null)).Text));
    }

    [Theory]
    [InlineData("region=nowhere")]
    [InlineData("measure=beauty")]
    [InlineData("type=flying")]
    public async Task A_map_of_nothing_is_answered_in_words(string query)
    {
        using var nobody = Caller.Nobody(product.Address);

        var (status, text) = await nobody.Try("GET", $"/embed/map?lang=fr&{query}", null);

        Assert.Equal(404, status);
        Assert.Contains("Introuvable", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://www.example.org", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("https://www.example.org/", false)]
    [InlineData("https://www.example.org; script-src *", false)]
    [InlineData("*", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://user@example.org", false)]
    public void Only_origins_may_be_configured(string origin, bool isOne) =>
        Assert.Equal(isOne, new EmbedOptionsCheck().Validate(null, new() { Origins = [origin] }).Succeeded);
}

/// <summary>The same where nobody is named.</summary>
public sealed class NoEmbedTests(RunningProduct product)
{
    [Fact]
    public async Task Where_nobody_may_show_the_map_there_is_no_such_page()
    {
        using var nobody = Caller.Nobody(product.Address);

        Assert.Equal(404, (await nobody.Try("GET", "/embed/map?region=35", null)).Status);
    }
}
