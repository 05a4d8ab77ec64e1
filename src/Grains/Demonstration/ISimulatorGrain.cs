namespace Coordination.Grains.Demonstration;

/// <summary>How fast the demonstration community lives. Keyed by <see cref="Key"/>; the settings survive restarts.</summary>
[Alias("ISimulatorGrain")]
public interface ISimulatorGrain : IGrainWithStringKey
{
    /// <summary>The key of the only simulator.</summary>
    const string Key = "simulator";

    /// <summary>The settings; <see cref="SimulatorSettings.Default"/> until somebody sets others.</summary>
    [Alias("Settings")]
    Task<SimulatorSettings> Settings();

    /// <summary>Sets them; the simulator follows within a second.</summary>
    [Alias("Set")]
    Task Set(SimulatorSettings settings);
}

/// <summary>How fast the demonstration community lives.</summary>
/// <param name="IsRunning">False pauses it.</param>
/// <param name="ActsPerMinute">Arrivals, postings and answers a minute, 1 to <see cref="ActsPerMinuteMax"/>.</param>
[GenerateSerializer, Immutable, Alias("SimulatorSettings")]
public sealed record SimulatorSettings(bool IsRunning, int ActsPerMinute)
{
    /// <summary>It runs, slowly enough to be followed.</summary>
    public static SimulatorSettings Default { get; } = new(IsRunning: true, ActsPerMinute: 30);

    /// <summary>Fastest rate.</summary>
    public const int ActsPerMinuteMax = 3_000;
}
