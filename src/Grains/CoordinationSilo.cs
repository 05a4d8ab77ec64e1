using Coordination.Grains.Bundles;
using Coordination.Grains.Caseloads;
using Coordination.Grains.Cluster;
using Coordination.Grains.Communities;
using Coordination.Grains.Consents;
using Coordination.Grains.Ledger;
using Coordination.Grains.Live;
using Coordination.Grains.Markets;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Finding;
using Coordination.Grains.Newcomers.Merging;
using Coordination.Grains.Projects;
using Coordination.Grains.Providers;
using Coordination.Grains.Quality;
using Coordination.Grains.Referrals;
using Coordination.Grains.Regions;
using Coordination.Grains.Resources;
using Coordination.Grains.Resources.Finding;
using Coordination.Grains.Storage;
using Coordination.Grains.UnderWay;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Runtime;

namespace Coordination.Grains;

/// <summary>What makes a silo a silo of Coordination; the same for a host, a cluster and a test.</summary>
public static class CoordinationSilo
{
    /// <summary>The provider invariant that the AdoNet packages know PostgreSQL by.</summary>
    public const string Invariant = "Npgsql";

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
        ClusterSettings.Configure(silo);
        AddFence(silo, connectionString);
        silo.Services.AddCoordinationReading(connectionString);
        silo.Services.AddSingleton<LedgerClock>();
        silo.Services.AddSingleton<LedgerReader>();
        silo.Services.AddSingleton<RecentCommands>();
        silo.Services.AddSingleton<LedgerWriter>();
        StartFirst(silo, services => services.GetRequiredService<LedgerWriter>());
        silo.Services.AddSingleton<ListingReports>();
        silo.Services.AddHostedService(services => services.GetRequiredService<ListingReports>());
        silo.Services.AddSingleton<NearestOpenings>();
        silo.Services.AddSingleton<WaitlistTable>();
        silo.Services.AddSingleton<PersonKeys>();
        silo.Services.AddHostedService<PersonKeyKeeper>();
        silo.Services.AddSingleton<MarketRecords>();
        silo.Services.AddSingleton<GapCounts>();
        silo.Services.AddSingleton<KeptCounts>();
        silo.Services.AddSingleton<WeekKeeper>();
        silo.Services.AddHostedService<Sweeper>();
        return silo;
    }

    private static void AddFence(ISiloBuilder silo, string connectionString)
    {
        silo.Services.AddSingleton<LocalActivations>();
        silo.Services.AddSingleton<IConfigureGrainContextProvider>(services => services.GetRequiredService<LocalActivations>());
        silo.Services.AddSingleton(services => new SelfFence(
            new DatabaseHeartbeat(connectionString, services.GetRequiredService<ILocalSiloDetails>().SiloAddress),
            services.GetRequiredService<LocalActivations>(),
            services.GetRequiredService<ILogger<SelfFence>>()));
        StartFirst(silo, services => services.GetRequiredService<SelfFence>());
        silo.AddIncomingGrainCallFilter<FenceFilter>();
        silo.Services.AddSingleton<CommandsUnderWay>();
        silo.AddIncomingGrainCallFilter<UnderWayFilter>();
        silo.AddIncomingGrainCallFilter<LostDatabaseFilter>();
        silo.AddGrainService<Peer>();
        silo.Services.AddSingleton<Peers>();
        silo.Services.AddHostedService<PeerWatch>();
        silo.Services.AddHostedService<MembershipWatch>();
    }

    /// <summary>First in the list starts before the silo and stops after it: grains that end their last calls still need it.</summary>
    private static void StartFirst(ISiloBuilder silo, Func<IServiceProvider, IHostedService> hosted) =>
        silo.Services.Insert(0, ServiceDescriptor.Singleton(hosted));

    /// <summary>Adds what a web process reads with: the database and the lists over it.</summary>
    public static IServiceCollection AddCoordinationReading(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build());
        services.TryAddSingleton<CarriedOut>();
        services.TryAddSingleton<Memberships>();
        services.TryAddSingleton<Listings>();
        services.TryAddSingleton<DecisionLog>();
        services.TryAddSingleton<AccessLog>();
        services.TryAddSingleton<Exports.ExportLog>();
        services.TryAddSingleton<PersonFinder>();
        services.TryAddSingleton<DuplicateFinder>();
        services.TryAddSingleton<PersonMerges>();
        services.TryAddSingleton<PersonFiles>();
        services.TryAddSingleton<Households>();
        services.TryAddSingleton<Circles>();
        services.TryAddSingleton<ExperienceTable>();
        services.TryAddSingleton<WaitlistStandings>();
        services.TryAddSingleton<ResourceFinder>();
        services.TryAddSingleton<ProjectLists>();
        services.TryAddSingleton<WaitingMatches>();
        services.TryAddSingleton<SharedReadings>();
        services.TryAddSingleton<WeekTable>();
        services.TryAddSingleton<CaseloadTable>();
        services.TryAddSingleton<CaseMoveTable>();
        services.TryAddSingleton<BalancePlanner>();
        services.TryAddSingleton<QualityTable>();
        services.TryAddSingleton<CommunityLists>();
        return services;
    }
}
