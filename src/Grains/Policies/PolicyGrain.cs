using System.Globalization;
using Coordination.Domain.Matching.Policy;
using Coordination.Grains.Markets;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Policies;

/// <inheritdoc cref="IPolicyGrain"/>
[GrainType("policy")]
internal sealed partial class PolicyGrain([PersistentState("policy")] IPersistentState<PolicyState> kept, TimeProvider clock, ILogger<PolicyGrain> logger) : Grain, IPolicyGrain
{
    private static readonly PolicyVersion First = new(MatchingPolicy.Default, "", DateTimeOffset.MinValue, "");

    private PolicyVersion InForce => kept.State.Versions.IsEmpty ? First : kept.State.Versions[^1];

    /// <inheritdoc/>
    public Task<PolicyVersion> Current() => Task.FromResult(InForce);

    /// <inheritdoc/>
    public Task<ImmutableArray<PolicyVersion>> Versions() => Task.FromResult<ImmutableArray<PolicyVersion>>([.. kept.State.Versions.Reverse(), First]);

    /// <inheritdoc/>
    public async Task<PolicyOutcome> Put(PutPolicy command)
    {
        var named = command.Policy with { Version = InForce.Policy.Version };
        if (CoordinationJson.Same(named, InForce.Policy))
        {
            return new(InForce, [], false);
        }

        ImmutableArray<string> faults = [.. named.Faults()];
        var isStale = command.Expected != InForce.Policy.Version;
        if (isStale || !faults.IsEmpty)
        {
            return new(InForce, faults, isStale);
        }

        var now = clock.GetUtcNow();
        await kept.Write(new() { Versions = kept.State.Versions.Add(new(named with { Version = NextVersion(now) }, command.By, now, command.Reason)) }, this);
        foreach (var market in MarketPlaces.All)
        {
            Tell(market).Ignore();
        }

        return new(InForce, [], false);
    }

    /// <summary>Year, month, and a number within the month.</summary>
    private string NextVersion(DateTimeOffset now)
    {
        var month = now.ToString("yyyy-MM", CultureInfo.InvariantCulture) + ".";
        var last = kept.State.Versions.Append(First).Select(version => version.Policy.Version)
            .Where(version => version.StartsWith(month, StringComparison.Ordinal))
            .Max(version => (int?)int.Parse(version.AsSpan(month.Length), CultureInfo.InvariantCulture)) ?? 0;
        return month + (last + 1).ToString(CultureInfo.InvariantCulture);
    }

    private async Task Tell(string market)
    {
        try
        {
            await GrainFactory.Market(market).Follow(InForce.Policy);
        }
        catch (Exception unheard)
        {
            LogUnheard(unheard, market);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Market {Market} did not hear of the new policy; it looks for itself within a minute")]
    private partial void LogUnheard(Exception exception, string market);
}

/// <summary>What is kept of the policy.</summary>
[GenerateSerializer, Alias("PolicyState")]
internal sealed record PolicyState
{
    /// <summary>Every version that somebody put in force, oldest first.</summary>
    [Id(0)] public ImmutableArray<PolicyVersion> Versions { get; init; } = [];
}
