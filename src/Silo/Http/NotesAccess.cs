using Coordination.Domain.Newcomers;
using Coordination.Grains.Consents;

namespace Coordination.Silo.Http;

/// <summary>Writes down who reads a newcomer's file, before it is read.</summary>
internal sealed class NotesAccess(AccessLog log) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (NewcomerId.TryParse(http.GetRouteValue("id") as string, out var newcomer))
        {
            await log.Note(newcomer, http.UserName(), AccessKind.File);
        }

        return await next(context);
    }
}
