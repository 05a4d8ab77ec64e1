using Coordination.Grains.Storage;

namespace Coordination.Grains.Demonstration;

/// <inheritdoc cref="ISimulatorGrain"/>
[GrainType("simulator")]
internal sealed class SimulatorGrain([PersistentState("simulator")] IPersistentState<SimulatorState> kept) : Grain, ISimulatorGrain
{
    /// <inheritdoc/>
    public Task<SimulatorSettings> Settings() => Task.FromResult(kept.State.Settings ?? SimulatorSettings.Default);

    /// <inheritdoc/>
    public async Task Set(SimulatorSettings settings)
    {
        await kept.Write(new() { Settings = settings with { ActsPerMinute = Math.Clamp(settings.ActsPerMinute, 1, SimulatorSettings.ActsPerMinuteMax) } }, this);
    }
}

/// <summary>What is kept of the simulator.</summary>
[GenerateSerializer, Alias("SimulatorState")]
internal sealed record SimulatorState
{
    /// <summary>The settings; null when none were ever set.</summary>
    [Id(0)] public SimulatorSettings? Settings { get; init; }
}
