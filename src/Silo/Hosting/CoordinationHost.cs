using Coordination.Dashboard;
using Coordination.Dashboard.Partner;
using Coordination.Dashboard.Plans;
using Coordination.Domain.Communities;
using Coordination.Domain.Protection;
using Coordination.Grains.Cluster;
using Coordination.Grains.Communities;
using Coordination.Grains.Distribution;
using Coordination.Grains.Live;
using Coordination.Grains.Providers;
using Coordination.Silo.Demonstration;
using Coordination.Silo.Exports;
using Coordination.Silo.Http;
using Coordination.Silo.Live;
using Coordination.Silo.Messages;
using Coordination.Silo.SignIn;
using Coordination.Silo.Storage;
using Coordination.Silo.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scalar.AspNetCore;

namespace Coordination.Silo.Hosting;

/// <summary>The composition root, and the only place that knows roles: silo, API and hub, or pages as a client of silos, or both in one process.</summary>
internal static class CoordinationHost
{
    /// <summary>Starts the product and returns when it answers. Disposing what is returned stops everything it started.</summary>
    /// <exception cref="InvalidOperationException">The role needs a database that was not given.</exception>
    public static async Task<RunningHost> Start(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellation = default)
    {
        // Static files of the pages lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(CoordinationHost).Assembly.GetName().Name });
        builder.Configuration.AddInMemoryCollection(settings);
        Logging.Set(builder.Logging);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls([.. Addresses.Of(builder.Configuration)]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = Body<EmptyBody>.BytesMax);

        var options = builder.Configuration.GetSection(CoordinationOptions.Section).Get<CoordinationOptions>() ?? new();
        if (options.Role == CoordinationRole.Dashboard && builder.Configuration.GetConnectionString("Coordination") is not { Length: > 0 })
        {
            throw new InvalidOperationException("The role Dashboard shows what silos on a common database keep: set ConnectionStrings__Coordination.");
        }

        var database = await DatabaseHome.Open(builder.Configuration, options, cancellation);
        try
        {
            await SchemaMigrations.Apply(database.ConnectionString, database.Logger, cancellation);
            var gatewayPort = options.Role == CoordinationRole.Dashboard ? 0 : SiloHosting.AddSilo(builder, options, database).Gateway;
            await AddParts(builder, options, database, cancellation);
            TelemetryHosting.Add(builder, options);
            var app = builder.Build();
            await SharedKeys.MakeFirst(app.Services, database.ConnectionString, cancellation);
            UseParts(app, options.Role);
            await app.StartAsync(cancellation);
            RunningNote.Write(options.DataDirectory, database, gatewayPort);
            return new(app, database);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task AddParts(WebApplicationBuilder builder, CoordinationOptions options, DatabaseHome database, CancellationToken cancellation)
    {
        var services = builder.Services;
        services.AddOptions<CoordinationOptions>().BindConfiguration(CoordinationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownTimeout);
        services.AddSingleton(database);
        services.AddSingleton<Draining>();
        services.AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<Draining>());
        if (options.StopWithInput)
        {
            services.AddHostedService<InputWatch>();
        }

        services.AddSingleton<LiveFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
        services.AddSingleton(new KeyedOffsets(await SharedSecrets.Of(database.ConnectionString, "figure-protection", options.DataDirectory, cancellation)));
        services.AddSingleton<FigureProtection>();
        services.AddSingleton<DeliveryFeed>();
        services.AddSingleton<FundingDesk>();
        services.TryAddSingleton<Memberships>();
        services.AddSingleton<ScenarioShelf>();
        services.AddSingleton<ProtectedFeed>();
        services.AddSingleton(new PulseKeys(await SharedSecrets.Of(database.ConnectionString, "pulse-answers", options.DataDirectory, cancellation)));
        services.AddSingleton<PulseDesk>();
        services.AddSingleton<EvidenceSnapshot>();
        services.AddHealthChecks().AddCheck<ReadyCheck>("ready", tags: ["ready"]);
        services.AddAntiforgery();
        SignInHosting.Add(builder, options, database.ConnectionString);
        WriteLimits.Add(services, options);
        Languages.Add(services);
        if (options.Role != CoordinationRole.Dashboard)
        {
            AddApi(services);
            MessageHosting.Add(builder, await SharedSecrets.Of(database.ConnectionString, "answer-links", options.DataDirectory, cancellation));
            DemonstrationHosting.Add(builder, options, database);
        }
        else
        {
            SiloHosting.AddClient(builder, database.ConnectionString);
        }

        if (options.Role != CoordinationRole.Silo)
        {
            services.AddDashboard();
            services.AddSingleton<ExportGate>();
            BriefHosting.Add(services);
        }
    }

    private static void AddApi(IServiceCollection services)
    {
        services.AddHostedService<HubFeed>();
        services.AddSignalR().AddJsonProtocol(json => Grains.Storage.CoordinationJson.Configure(json.PayloadSerializerOptions));
        services.AddSingleton<CommandRecords>();
        services.AddSingleton<People>();
        services.AddSingleton<ReferralRows>();
        services.TryAddSingleton<PlanLists>();
        services.TryAddSingleton<PartnerLists>();
        services.AddSingleton<AnswerPages>();
        services.ConfigureHttpJsonOptions(json => Grains.Storage.CoordinationJson.Configure(json.SerializerOptions));
        services.AddOpenApi();
    }

    private static void UseParts(WebApplication app, CoordinationRole role)
    {
        app.UseMiddleware<FaultAnswers>();
        app.Use(next => context =>
        {
            // No other site may show ours within its own; what is meant to be shown there says so itself.
            context.Response.Headers.ContentSecurityPolicy = "frame-ancestors 'self'";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        app.UseRequestLocalization();
        if (role != CoordinationRole.Dashboard)
        {
            app.UseMiddleware<WritesAtOnce>();
        }

        app.UseStatusCodePages(StatusAnswers.Write);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        if (role != CoordinationRole.Dashboard)
        {
            UseApi(app);
        }

        if (role != CoordinationRole.Silo)
        {
            SignInPages.Map(app);
            app.MapDashboard();
            ExportEndpoints.Map(app);
            BriefHosting.Map(app);
            OrleansDashboard.Map(app);
        }
    }

    private static void UseApi(WebApplication app)
    {
        // Also what is answered without a grain: lists and figures of a silo that was cut off are as old as its grains' memory.
        var fence = app.Services.GetRequiredService<SelfFence>();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments(ExportEndpoints.Prefix), api => api.Use(next => context =>
        {
            fence.Enter();
            return next(context);
        }));
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", scalar => scalar.WithTitle("Coordination")).AllowAnonymous();
        app.MapApi();
        app.MapHub<LiveHub>("/hubs/live");
    }
}
