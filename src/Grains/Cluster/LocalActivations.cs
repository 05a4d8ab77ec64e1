using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Orleans.Metadata;
using Orleans.Runtime;

namespace Coordination.Grains.Cluster;

/// <summary>The activations of our own grains in this silo, so that all of them can be dropped.</summary>
internal sealed class LocalActivations : IConfigureGrainContextProvider, IConfigureGrainContext
{
    private static readonly DeactivationReason Fenced = new(DeactivationReasonCode.ApplicationRequested, "The silo was frozen or cut off: what it remembers may be out of date.");

    private readonly ConcurrentDictionary<IGrainContext, bool> present = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many there are.</summary>
    public int Count => present.Count;

    /// <inheritdoc/>
    public bool TryGetConfigurator(GrainType grainType, GrainProperties properties, [NotNullWhen(true)] out IConfigureGrainContext? configurator)
    {
        // The engine's own grains keep nothing of ours.
        var isOurs = properties.Properties.TryGetValue(WellKnownGrainTypeProperties.FullTypeName, out var type)
            && type.StartsWith("Coordination.", StringComparison.Ordinal);
        configurator = isOurs ? this : null;
        return isOurs;
    }

    /// <inheritdoc/>
    public void Configure(IGrainContext context)
    {
        present[context] = true;
        _ = ForgetWhenGone(context);
    }

    /// <summary>Drops every activation there is; the next call of each reads the database. Answers when they are gone.</summary>
    public Task DropAll(CancellationToken cancellation)
    {
        var dropped = present.Keys.ToArray();
        foreach (var context in dropped)
        {
            context.Deactivate(Fenced, cancellation);
        }

        return Task.WhenAll(dropped.Select(context => context.Deactivated)).WaitAsync(cancellation);
    }

    private async Task ForgetWhenGone(IGrainContext context)
    {
        try
        {
            await context.Deactivated;
        }
        finally
        {
            present.TryRemove(context, out _);
        }
    }
}
