using Coordination.Silo.Hosting;
using Coordination.Silo.SignIn;
using Orleans.Dashboard;

namespace Coordination.Silo.Telemetry;

/// <summary>
/// The dashboard of Orleans: silos, activations, calls. For admins, who may know no people: what a grain holds is not shown,
/// nor the stream of the log.
/// </summary>
internal static class OrleansDashboard
{
    /// <summary>Where it is.</summary>
    public const string Path = "/admin/orleans";

    private static readonly PathString GrainState = "/GrainState";

    /// <summary>Adds it to the silo, or to the client of the silos where the process is one.</summary>
    public static void Add(WebApplicationBuilder builder, CoordinationRole role)
    {
        if (role == CoordinationRole.Dashboard)
        {
            builder.UseOrleansClient(client => client.AddDashboard(Set));
        }
        else
        {
            builder.UseOrleans(silo => silo.AddDashboard(Set));
        }
    }

    /// <summary>Maps it where it was added.</summary>
    public static void Map(WebApplication app)
    {
        if (!(app.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new()).OrleansDashboard)
        {
            return;
        }

        app.MapOrleansDashboard(Path)
            .RequireAuthorization(policy => policy.RequireRole(Roles.Admin))
            .ExcludeFromDescription()
            .AddEndpointFilter(async (call, next) =>
                call.HttpContext.Request.Path.StartsWithSegments(Path, out var rest) && rest.StartsWithSegments(GrainState)
                    ? Results.NotFound()
                    : await next(call));
    }

    private static void Set(DashboardOptions options) => options.HideTrace = true;
}
