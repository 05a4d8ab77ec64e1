using Coordination.Silo.Http;
using Microsoft.AspNetCore.Diagnostics;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Coordination.Silo.Hosting.OneMachine;

/// <summary>
/// The one address of a cluster on one machine: pages come from a dashboard, API and hub from a silo, and what has died is not asked.
/// A browser stays with the dashboard that holds its circuit for as long as that one lives.
/// </summary>
internal static class Front
{
    private const string Pages = "pages";
    private const string Api = "api";
    private const string Hubs = "hubs";
    private static readonly TimeSpan ProbePeriod = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ProbeTimeMax = TimeSpan.FromSeconds(1);

    /// <summary>Adds it.</summary>
    public static void Add(WebApplicationBuilder builder, IReadOnlyList<Child> silos, IReadOnlyList<Child> dashboards)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = Body<EmptyBody>.BytesMax);
        Languages.Add(builder.Services);
        builder.Services.AddReverseProxy().LoadFromMemory(
            [Route(Api, "/api/{**rest}"), Route(Api, "/openapi/{**rest}"), Route(Api, "/docs/{**rest}"),
                Route(Api, "/stop/{**rest}"), Route(Api, "/answer/{**rest}"), Route(Hubs, "/hubs/{**rest}"), Route(Pages, "/{**rest}")],
            [Cluster(Api, silos, isSticky: false), Cluster(Hubs, silos, isSticky: true), Cluster(Pages, dashboards, isSticky: true)]);
    }

    /// <summary>Maps it.</summary>
    public static void Use(WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseStatusCodePages(AnswerForTheDead);
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(AskAnother);
            proxy.UseSessionAffinity();
            proxy.UseLoadBalancing();
        });
    }

    /// <summary>Programs whose request met a process that had just died are told to repeat it, which is safe with the same key.</summary>
    private static Task AnswerForTheDead(StatusCodeContext status) =>
        status.HttpContext.GetForwarderErrorFeature() is not null && status.HttpContext.Request.Path.StartsWithSegments("/api")
            ? (Answer.Problem(StatusCodes.Status503ServiceUnavailable, "unavailable") with { RetryAfterSeconds = 1 }).ExecuteAsync(status.HttpContext)
            : Task.CompletedTask;

    private static RouteConfig Route(string cluster, string path) => new()
    {
        RouteId = path,
        ClusterId = cluster,
        Order = cluster == Pages ? 1 : 0,
        Match = new() { Path = path },
        Transforms = [new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" }], // Redirects must lead back here.
    };

    private static ClusterConfig Cluster(string name, IReadOnlyList<Child> children, bool isSticky) => new()
    {
        ClusterId = name,
        LoadBalancingPolicy = "RoundRobin",
        Destinations = children.ToDictionary(child => child.Name, child => new DestinationConfig { Address = child.Address.ToString() }),
        SessionAffinity = isSticky
            ? new() { Enabled = true, Policy = "HashCookie", FailurePolicy = "Redistribute", AffinityKeyName = "coordination-" + name, Cookie = new() { HttpOnly = true, SameSite = SameSiteMode.Lax } }
            : null,
        HealthCheck = new()
        {
            // When none seems to live, one that is asked nevertheless may give a better answer than nobody.
            AvailableDestinationsPolicy = "HealthyOrPanic",
            Active = new() { Enabled = true, Interval = ProbePeriod, Timeout = ProbeTimeMax, Policy = "ConsecutiveFailures", Path = "/health/ready" },
        },
        Metadata = new Dictionary<string, string> { ["ConsecutiveFailuresHealthPolicy.Threshold"] = "1" },
    };

    /// <summary>A read that met a process which had just died is sent to another one, so that a page which is loaded in that moment appears.</summary>
    private static async Task AskAnother(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isRead || context.Response.HasStarted || context.GetForwarderErrorFeature() is not { Error: ForwarderError.Request })
        {
            return;
        }

        var proxy = context.GetReverseProxyFeature();
        var others = proxy.AllDestinations.Where(destination => destination != proxy.ProxiedDestination).ToArray();
        if (others.Length > 0)
        {
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.Clear();
            proxy.AvailableDestinations = others;
            await next(context);
        }
    }
}
