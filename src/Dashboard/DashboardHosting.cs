using Coordination.Dashboard.Layout;
using Coordination.Dashboard.Live;
using Coordination.Grains.Providers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace Coordination.Dashboard;

/// <summary>How the composition root takes in the pages.</summary>
/// <remarks>
/// The host brings authentication, authorization, antiforgery, request localization (en-CA, fr-CA), <c>LiveFeed</c>,
/// <c>NpgsqlDataSource</c> and <c>IGrainFactory</c>. It calls <c>builder.WebHost.UseStaticWebAssets()</c>, because an
/// unpublished Release build finds the style sheets and scripts no other way, and its project file sets
/// <c>RequiresAspNetWebAssets</c>, because it has no page of its own and would go without Blazor's script.
/// </remarks>
public static class DashboardHosting
{
    /// <summary>A server says at least this often that it lives; connection.js takes ten seconds of silence for its death.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(4);

    /// <summary>Adds what the pages need.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.KeepAliveInterval = KeepAlive);
        services.AddCascadingAuthenticationState();
        services.AddRadzenComponents();
        services.AddOptions<DashboardOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Memberships>();
        services.AddSingleton<Partner.PartnerLists>();
        services.AddSingleton<People.PeopleLists>();
        services.AddSingleton<Plans.PlanLists>();
        services.AddSingleton<Map.ReaderFigures>();
        services.AddSingleton<Map.MapSheets>();
        services.AddSingleton<Map.MapRounds>();
        services.AddHostedService(provider => provider.GetRequiredService<Map.MapRounds>());
        services.AddSingleton<Desk.DeskLists>();
        services.AddSingleton<Desk.EquityLists>();
        services.AddSingleton<Desk.UrgentCounts>();
        services.AddSingleton<Rules.UrgentRecords>();
        services.AddSingleton<ActivityFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<ActivityFeed>());
        services.AddSingleton<Admin.ProviderList>();
        services.AddScoped<BrowserZone>();
        return services;
    }

    /// <summary>Maps the pages and their static files.</summary>
    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets();

        // Pages would answer POST too and so stand in the way of the host's own POST /sign-in; none of ours takes a form.
        endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode().Finally(page => AnswerOnlyReads(page.Metadata));
        return endpoints;
    }

    private static void AnswerOnlyReads(IList<object> metadata)
    {
        if (metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
        {
            metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        }
    }
}
