using Coordination.Silo.Hosting;

namespace Coordination.Silo.Demonstration;

/// <summary>Adds the demonstration community and the simulator that makes it live.</summary>
internal static class DemonstrationHosting
{
    /// <summary>Adds them where a silo runs on the embedded database, or on that of the launcher, unless they were left out.</summary>
    public static void Add(WebApplicationBuilder builder, CoordinationOptions options, DatabaseHome database)
    {
        if (options.NoDemo || !(database.IsEmbedded || options.OnOneMachine))
        {
            return;
        }

        builder.Services.AddSingleton(_ => new DemonstrationTurn(database.ConnectionString));
        builder.Services.AddSingleton<DemonstrationRows>();
        builder.Services.AddSingleton<DemonstrationLoader>();
        builder.Services.AddSingleton<SimulatorActs>();
        builder.Services.AddHostedService<Simulator>();
    }
}
