using System.Diagnostics.Metrics;

namespace Coordination.Grains.Telemetry;

/// <summary>The meter that everything of ours is measured on. Tags name kinds of things, never people.</summary>
public static class CoordinationMeter
{
    /// <summary>Its name, for whoever exports it.</summary>
    public const string Name = "Coordination";

    /// <summary>The meter.</summary>
    internal static Meter Meter { get; } = new(Name);
}
