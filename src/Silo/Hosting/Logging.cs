namespace Coordination.Silo.Hosting;

/// <summary>What is logged: warnings of the frameworks, information of our own.</summary>
internal static class Logging
{
    /// <summary>Sets a log up.</summary>
    public static void Set(ILoggingBuilder logging) => logging
        .ClearProviders()
        .AddSimpleConsole(console => console.SingleLine = true)
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Coordination", LogLevel.Information)
        .AddFilter("Coordination.Grains.Cluster.Peer", LogLevel.Warning) // The engine tells of its beginning and end.
        .AddFilter("Orleans", LogLevel.Error)
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
        .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical) // Whoever asks is told.
        .AddFilter("Polly", LogLevel.Critical) // The engine's attempts to reach a silo that has just died.
        .AddFilter("Yarp", LogLevel.Error) // The launcher says which process has died.
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
}
