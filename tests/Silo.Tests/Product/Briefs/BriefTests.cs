using System.Net;
using Coordination.Silo.Exports;
using Coordination.Silo.Tests.Product.Protection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Coordination.Silo.Tests.Product.Briefs;

/// <summary>The brief of a region: what it tells, and whom.</summary>
public sealed class BriefTests(BriefProduct product) : IClassFixture<BriefProduct>
{
    private const string Address = $"/brief?region={BriefProduct.Division}&type=employment";
    private static readonly string Exact = $">{BriefProduct.Waiting}<";

    [Theory]
    [InlineData("en", "Region brief: Toronto", "Fiche régionale\u00a0: Toronto")]
    [InlineData("fr", "Fiche régionale\u00a0: Toronto", "Region brief: Toronto")]
    public async Task A_brief_is_told_in_the_readers_language_and_then_in_the_other(string language, string first, string second)
    {
        using var coordinator = await product.Browser("coordinator", language);

        var (status, text) = await coordinator.Try("GET", Address, null);
        text = WebUtility.HtmlDecode(text);

        Assert.Equal(200, status);
        Assert.Contains($"<html lang=\"{language}\">", text, StringComparison.Ordinal);
        var (other, own) = (language == "en" ? "fr" : "en", text.IndexOf($"<article lang=\"{language}\"", StringComparison.Ordinal));
        Assert.InRange(own, 0, text.IndexOf($"<article lang=\"{other}\"", StringComparison.Ordinal));
        Assert.InRange(text.IndexOf($"{first}</h1>", StringComparison.Ordinal), own, text.IndexOf($"{second}</h1>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_coordinators_brief_is_exact_and_says_that_it_is_internal()
    {
        using var coordinator = await product.Browser("coordinator");

        var text = WebUtility.HtmlDecode((await coordinator.Try("GET", Address, null)).Text);

        Assert.Contains(Exact, text, StringComparison.Ordinal);
        Assert.Contains("Internal: exact figures", text, StringComparison.Ordinal);
        Assert.Contains("Interne\u00a0: chiffres exacts", text, StringComparison.Ordinal);
        Assert.Contains("INTERNAL · INTERNE", text, StringComparison.Ordinal);
        Assert.Contains("no-store", text, StringComparison.Ordinal);
        Assert.Contains("UTC", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Protected figures")]
    [InlineData("fr", "Chiffres protégés")]
    public async Task A_funders_brief_is_protected_and_says_so(string language, string mark)
    {
        using var funder = await product.Browser("funder", language);

        var (status, answer) = await funder.Try("GET", Address, null);
        var text = WebUtility.HtmlDecode(answer);

        Assert.Equal(200, status);
        Assert.Contains(mark, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Exact, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Internal", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("still-trend\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("worker")]
    public async Task Others_are_given_no_brief(string user)
    {
        using var caller = await product.Browser(user);

        foreach (var address in (string[])["/brief", "/brief.pdf"])
        {
            var (status, text) = await caller.Try("GET", address, null);
            Assert.Equal((302, true), (status, text.Contains("/denied", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("region=nowhere")]
    [InlineData("region=35&type=flying")]
    [InlineData("region=%3Cscript%3E")]
    public async Task A_brief_of_nothing_is_answered_in_words(string query)
    {
        using var coordinator = await product.Browser("coordinator", "fr");

        foreach (var address in (string[])["/brief?", "/brief.pdf?"])
        {
            var (status, text) = await coordinator.Try("GET", address + query, null);

            Assert.Equal(404, status);
            Assert.Contains("Introuvable", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_printer_the_reader_is_told_to_print_from_the_browser_and_nothing_is_recorded()
    {
        using var coordinator = await product.Browser("coordinator");

        var (status, text) = await coordinator.Try("GET", $"/brief.pdf?region={BriefProduct.Division}&type=employment", null);
        var page = (await coordinator.Try("GET", Address + "&pdf=none", null)).Text;

        Assert.Equal(302, status);
        Assert.Contains($"{Address}&pdf=none", text, StringComparison.Ordinal);
        Assert.Contains("Print this page from your browser", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/brief.pdf", page, StringComparison.Ordinal);
        Assert.Equal(0L, await product.Database.Scalar("select count(*) from export_log where format = 'pdf'"));
    }

    [Fact]
    public async Task A_program_that_does_not_print_makes_no_file()
    {
        using var printer = new PdfPrinter(Options.Create(new PdfOptions { ChromiumPath = "/bin/true" }), NullLogger<PdfPrinter>.Instance);

        Assert.True(printer.IsThere);
        Assert.Null(await printer.Print("<p>nothing</p>", TestContext.Current.CancellationToken));
    }
}
