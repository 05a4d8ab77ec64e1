using Coordination.Dashboard.Briefs;
using Coordination.Dashboard.Map;
using Coordination.Dashboard.Stills;
using Coordination.Grains.Exports;
using Coordination.Silo.Http;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Exports;

/// <summary>The brief of a region: a page to read and to print, and a PDF. Coordinators get exact figures, funders protected ones.</summary>
internal static class BriefEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/brief", Show).For(Roles.Coordinator, Roles.Funder).ExcludeFromDescription();
        routes.MapGet("/brief.pdf", Print).For(Roles.Coordinator, Roles.Funder).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        HttpContext context, BriefReader reader, BriefPages briefs, StillPages pages, PdfPrinter printer, string? region, string? type, string? pdf, CancellationToken cancellation)
    {
        if (PlaceAsked.Of(region, type, null, out var unknown) is not { } asked)
        {
            return PlaceAsked.NotThere(pages, unknown);
        }

        context.Response.Headers.CacheControl = "no-store";
        var facts = await reader.Read(asked.Place, asked.ServiceType, Readerships.Of(context.User), cancellation);
        return Results.Content(await briefs.Page(facts, printer.IsThere, pdfFailed: pdf == "none"), "text/html; charset=utf-8");
    }

    private static async Task<IResult> Print(
        HttpContext context, BriefReader reader, BriefPages briefs, StillPages pages, PdfPrinter printer, ExportLog log, string? region, string? type, CancellationToken cancellation)
    {
        if (PlaceAsked.Of(region, type, null, out var unknown) is not { } asked)
        {
            return PlaceAsked.NotThere(pages, unknown);
        }

        context.Response.Headers.CacheControl = "no-store";
        var facts = await reader.Read(asked.Place, asked.ServiceType, Readerships.Of(context.User), cancellation);
        if (await printer.Print(await briefs.Paper(facts), cancellation) is not { } file)
        {
            // The page says what to do instead.
            return Results.Redirect($"/brief?{facts.Filters}&pdf=none");
        }

        await log.Note(context.User, ExportKind.Brief, facts.Filters, "pdf", facts.Place.Regions.Count, cancellation);
        return Results.File(file, "application/pdf", $"brief-{facts.Place.Current.Code}.pdf");
    }
}
