using Coordination.Grains.Bundles;
using Coordination.Grains.Ledger;
using Coordination.Grains.Providers;
using Coordination.Grains.Referrals;
using Coordination.Grains.Regions;
using Coordination.Grains.Resources;
using Coordination.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Orleans.Configuration;

namespace Coordination.Grains;

/// <summary>What makes a silo a silo of Coordination; the same for a host, a cluster and a test.</summary>
public static class CoordinationSilo
{
    /// <summary>The provider invariant that the AdoNet packages know PostgreSQL by.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>How long a caller waits for a grain before it is told that nothing is known.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds storage, reminders, the ledger and the backstop. The schema must be in place.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="connectionString">PostgreSQL 15 or later.</param>
    public static ISiloBuilder AddCoordination(this ISiloBuilder silo, string connectionString)
    {
        silo.AddAdoNetGrainStorageAsDefault(options =>
        {
            options.Invariant = Invariant;
            options.ConnectionString = connectionString;
            options.GrainStorageSerializer = new JsonGrainStateSerializer();
        });
        silo.UseAdoNetReminderService(options =>
        {
            options.Invariant = Invariant;
            options.ConnectionString = connectionString;
        });
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
        silo.Services.AddCoordinationReading(connectionString);
        silo.Services.AddSingleton<LedgerClock>();
        silo.Services.AddSingleton<LedgerReader>();
        silo.Services.AddSingleton<LedgerWriter>();
        silo.Services.AddHostedService(services => services.GetRequiredService<LedgerWriter>());
        silo.Services.AddSingleton<ListingReports>();
        silo.Services.AddHostedService(services => services.GetRequiredService<ListingReports>());
        silo.Services.AddSingleton<NearestOpenings>();
        silo.Services.AddSingleton<WaitlistTable>();
        silo.Services.AddSingleton<GapCounts>();
        silo.Services.AddHostedService<Sweeper>();
        return silo;
    }

    /// <summary>Adds what a web process reads with: the database and the lists over it.</summary>
    public static IServiceCollection AddCoordinationReading(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build());
        services.TryAddSingleton<CarriedOut>();
        services.TryAddSingleton<Memberships>();
        services.TryAddSingleton<Listings>();
        return services;
    }
}
