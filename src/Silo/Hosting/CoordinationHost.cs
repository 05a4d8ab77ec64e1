using Coordination.Dashboard;
using Coordination.Grains.Live;
using Coordination.Silo.Demonstration;
using Coordination.Silo.Http;
using Coordination.Silo.Live;
using Coordination.Silo.SignIn;
using Coordination.Silo.Storage;
using Scalar.AspNetCore;

namespace Coordination.Silo.Hosting;

/// <summary>The composition root: database, silo, API, hub and pages in one process.</summary>
internal static class CoordinationHost
{
    /// <summary>Starts the product and returns when it answers. Disposing what is returned stops everything it started.</summary>
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
        var database = await DatabaseHome.Open(builder.Configuration, options, cancellation);
        try
        {
            await SchemaMigrations.Apply(database.ConnectionString, database.Logger, cancellation);
            var cluster = SiloHosting.AddSilo(builder, options, database);
            AddWeb(builder, options, database);
            var app = builder.Build();
            UseWeb(app);
            await app.StartAsync(cancellation);
            RunningNote.Write(options.DataDirectory, database, cluster);
            return new(app, database);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static void AddWeb(WebApplicationBuilder builder, CoordinationOptions options, DatabaseHome database)
    {
        var services = builder.Services;
        services.AddOptions<CoordinationOptions>().BindConfiguration(CoordinationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
        services.AddHostedService<HubFeed>();
        services.AddSignalR().AddJsonProtocol(json => Grains.Storage.CoordinationJson.Configure(json.PayloadSerializerOptions));
        services.AddSingleton<CommandRecords>();
        services.AddSingleton<People>();
        services.AddSingleton<ReferralRows>();
        services.AddSingleton(_ => new FigureProtection(Secrets.Of(options.DataDirectory, "figure-protection")));
        services.ConfigureHttpJsonOptions(json => Grains.Storage.CoordinationJson.Configure(json.SerializerOptions));
        services.AddOpenApi();
        services.AddHealthChecks().AddCheck<ReadyCheck>("ready", tags: ["ready"]);
        services.AddDashboard();
        SignInHosting.Add(builder, options);
        WriteLimits.Add(services, options);
        Languages.Add(services);
        DemonstrationHosting.Add(builder, options, database);
    }

    private static void UseWeb(WebApplication app)
    {
        app.UseMiddleware<FaultAnswers>();
        app.UseRequestLocalization();
        app.UseStatusCodePages(StatusAnswers.Write);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", scalar => scalar.WithTitle("Coordination")).AllowAnonymous();
        app.MapApi();
        app.MapHub<LiveHub>("/hubs/live");
        SignInPages.Map(app);
        app.MapDashboard();
    }
}
