using System.Globalization;
using Coordination.Dashboard.Embedding;
using Coordination.Dashboard.Stills;
using Coordination.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Exports;

/// <summary>The map for the pages of others: protected figures, for anybody, only in frames of the origins that are configured. Without any there is no such page.</summary>
internal static class EmbedEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/embed/map", Show).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Show(
        HttpContext context, IOptions<EmbedOptions> options, EmbedPages embedded, StillPages pages, string? region, string? type, string? measure, string? lang)
    {
        if (options.Value.Origins.Length == 0)
        {
            return Results.NotFound();
        }

        if (Languages.Of(lang) is { } culture)
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors {string.Join(' ', options.Value.Origins)}";
        headers["Referrer-Policy"] = "no-referrer";
        headers.Vary = "Accept-Language, Cookie";
        if (PlaceAsked.Of(region, type, measure, out var unknown) is not { } asked)
        {
            return PlaceAsked.NotThere(pages, unknown);
        }

        // Figures stand for a minute.
        headers.CacheControl = "public, max-age=60";
        return Results.Content(await embedded.Page(new(asked.Place, asked.ServiceType, asked.Measure), CultureInfo.CurrentUICulture), "text/html; charset=utf-8");
    }
}
