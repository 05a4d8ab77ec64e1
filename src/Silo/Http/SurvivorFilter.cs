using Coordination.Domain.Newcomers;
using Coordination.Grains.Newcomers.Merging;

namespace Coordination.Silo.Http;

/// <summary>
/// Leads whatever is asked of, or done to, a newcomer who was merged away to the person they are known as now; and what concerns a need to
/// whose record has it.
/// </summary>
internal static class SurvivorFilter
{
    private const string Under = "/api/newcomers/{id}";

    /// <summary>Makes the filter of an endpoint; nothing is added to endpoints that name no newcomer.</summary>
    public static EndpointFilterDelegate Make(EndpointFilterFactoryContext factory, EndpointFilterDelegate next)
    {
        var parameters = factory.MethodInfo.GetParameters();
        var (id, need) = (At("id"), At("needId"));
        return id < 0 ? next : async invocation =>
        {
            if (invocation.HttpContext.GetEndpoint() is RouteEndpoint endpoint
                && endpoint.RoutePattern.RawText?.StartsWith(Under, StringComparison.Ordinal) == true
                && endpoint.Metadata.GetMetadata<AsNamed>() is null
                && NewcomerId.TryParse(invocation.Arguments[id] as string, out var named))
            {
                var merges = invocation.HttpContext.RequestServices.GetRequiredService<PersonMerges>();
                var survivor = await merges.Surviving(named);
                invocation.Arguments[id] = need >= 0 && NeedId.TryParse(invocation.Arguments[need] as string, out var needId)
                    ? (await merges.OwnerOf(survivor, needId) ?? survivor).Value
                    : survivor.Value;
            }

            return await next(invocation);
        };

        int At(string name) => Array.FindIndex(parameters, parameter => parameter.Name == name && parameter.ParameterType == typeof(string));
    }
}

/// <summary>Marks endpoints that mean the very newcomer they name, merged away or not.</summary>
internal sealed class AsNamed;
