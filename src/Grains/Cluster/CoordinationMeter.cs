using System.Diagnostics.Metrics;

namespace Coordination.Grains.Cluster;

/// <summary>The one meter of the program; everything it measures about itself is an instrument of it.</summary>
public static class CoordinationMeter
{
    /// <summary>The name under which exporters ask for it.</summary>
    public const string Name = "Coordination";

    /// <summary>The meter.</summary>
    public static readonly Meter Instance = new(Name);
}
