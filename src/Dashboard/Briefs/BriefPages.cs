using System.Net;
using Coordination.Dashboard.Stills;
using Coordination.Dashboard.Words;

namespace Coordination.Dashboard.Briefs;

/// <summary>The brief of a region as a page and as what is printed: the whole in the reader's language, then the whole in the other.</summary>
public sealed class BriefPages(StillPages pages, MapGeometry geometry)
{
    /// <summary>What is printed.</summary>
    public async Task<string> Paper(BriefFacts facts) => Document(facts, await Parts(facts));

    /// <summary>The page: the same, under a bar that is not printed.</summary>
    /// <param name="facts">What is told.</param>
    /// <param name="makesPdf">True when this server can.</param>
    /// <param name="pdfFailed">True for somebody who asked for a PDF and got none.</param>
    public async Task<string> Page(BriefFacts facts, bool makesPdf, bool pdfFailed)
    {
        var pdf = makesPdf ? $"""<a href="/brief.pdf?{Safe(facts.Filters)}" download>{Safe(BriefTexts.Pdf)}</a>""" : "";
        var bar = $"""
            <nav class="bar" aria-label="{Safe(BriefTexts.Bar)}"><a href="/map?region={facts.Place.Current.Code}">{Safe(BriefTexts.BackToMap)}</a>
            {pdf}<button type="button" onclick="print()">{Safe(BriefTexts.Print)}</button></nav>
            {(pdfFailed ? $"""<p class="bar" role="status">{Safe(BriefTexts.PdfNone)}</p>""" : "")}
            """;
        return Document(facts, bar + await Parts(facts));
    }

    private async Task<string> Parts(BriefFacts facts)
    {
        var parameters = new Dictionary<string, object?> { [nameof(BriefPart.Facts)] = facts, [nameof(BriefPart.Geometry)] = geometry };
        var parts = new List<string>();
        foreach (var culture in StillPages.Cultures.OrderBy(culture => culture.TwoLetterISOLanguageName != Say.Language))
        {
            parts.Add(await pages.Part<BriefPart>(culture, parameters));
        }

        return $"<main>{string.Concat(parts)}</main>";
    }

    private string Document(BriefFacts facts, string body)
    {
        // Every sheet of paper says what it is.
        var mark = facts.IsProtected ? "Protected figures · Chiffres protégés" : "INTERNAL · INTERNE";
        return pages.Document(
            Say.With(BriefTexts.Title, Say.In(facts.Place.Current.Name)),
            body,
            $$"""@page { @top-right { content: "{{mark}}"; font: 9pt sans-serif } @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif } }""");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
