using Coordination.Silo.Hosting;

namespace Coordination.Silo.Demonstration;

/// <summary>Adds the demonstration community and the simulator that makes it live.</summary>
internal static class DemonstrationHosting
{
    /// <summary>Adds them in role All on the embedded database, unless they were left out.</summary>
    public static void Add(WebApplicationBuilder builder, CoordinationOptions options, DatabaseHome database)
    {
        if (options.NoDemo || options.Role != CoordinationRole.All || !database.IsEmbedded)
        {
            return;
        }

        builder.Services.AddSingleton<DemonstrationRows>();
        builder.Services.AddSingleton<DemonstrationLoader>();
        builder.Services.AddSingleton<SimulatorActs>();
        builder.Services.AddHostedService<Simulator>();
    }
}
