using Coordination.Silo.Exports;
using Microsoft.AspNetCore.Diagnostics;

namespace Coordination.Silo.Http;

/// <summary>Gives a problem document to what the framework refuses with an empty body under /api, /hubs and /export.</summary>
internal static class StatusAnswers
{
    /// <summary>Writes it.</summary>
    public static Task Write(StatusCodeContext status)
    {
        var context = status.HttpContext;
        if (!context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/hubs") && !context.Request.Path.StartsWithSegments(ExportEndpoints.Prefix))
        {
            return Task.CompletedTask;
        }

        var code = context.Response.StatusCode;
        var slug = code switch
        {
            StatusCodes.Status401Unauthorized => "unauthenticated",
            StatusCodes.Status403Forbidden => "forbidden",
            StatusCodes.Status404NotFound => "not-found",
            StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
            StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
            StatusCodes.Status429TooManyRequests => "too-many-requests",
            StatusCodes.Status503ServiceUnavailable => "unavailable",
            >= StatusCodes.Status500InternalServerError => "internal",
            _ => "malformed",
        };
        return Answer.Problem(code, slug).ExecuteAsync(context);
    }
}
