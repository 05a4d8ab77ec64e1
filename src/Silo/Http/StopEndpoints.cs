using System.Globalization;
using System.Net;
using Coordination.Grains.Messages;
using Coordination.Grains.Newcomers;
using Coordination.Silo.Messages;

namespace Coordination.Silo.Http;

/// <summary>Saying stop to messages without signing in, by the link that stands in each of them.</summary>
internal static class StopEndpoints
{
    private const int TokenLength = 32;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stop/{token}", Ask).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/stop/{token}", Stop).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    /// <summary>Asks first: programs that look into mail follow links, and must not stop anything.</summary>
    private static IResult Ask() => Page($"<form method=\"post\"><button>{Text("StopButton")}</button></form>", StatusCodes.Status200OK);

    private static async Task<IResult> Stop(string token, Outbox outbox, IGrainFactory grains)
    {
        if (token.Length != TokenLength || await outbox.WhoseToken(token) is not { } newcomer)
        {
            return Page($"<p>{Text("StopUnknown")}</p>", StatusCodes.Status404NotFound);
        }

        await grains.GetGrain<INewcomerGrain>(newcomer.Value).StopMessages("stop-link");
        return Page($"<p>{Text("Stopped")}</p>", StatusCodes.Status200OK);
    }

    private static IResult Page(string body, int status)
    {
        var title = Text("StopTitle");
        return Results.Content(
            $"<!DOCTYPE html><html lang=\"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><main><h1>{title}</h1>{body}</main></html>",
            "text/html; charset=utf-8",
            statusCode: status);
    }

    private static string Text(string name) => WebUtility.HtmlEncode(MessageTexts.Of(name, CultureInfo.CurrentUICulture));
}
