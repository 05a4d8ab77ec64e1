using Coordination.Silo.Hosting;

namespace Coordination.Silo.Telemetry;

/// <summary>Carries a trace from the caller of a grain to the grain, over the borders of processes.</summary>
internal static class GrainCallTraces
{
    /// <summary>Adds it to the silo, or to the client of the silos where the process is one.</summary>
    public static void Add(WebApplicationBuilder builder, CoordinationRole role)
    {
        if (role == CoordinationRole.Dashboard)
        {
            builder.UseOrleansClient(client => client.AddActivityPropagation());
        }
        else
        {
            builder.UseOrleans(silo => silo.AddActivityPropagation());
        }
    }
}
