using Coordination.Domain.Distribution;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Distribution;

/// <inheritdoc cref="IFundingGrain"/>
[GrainType("funding")]
internal sealed class FundingGrain([PersistentState("funding")] IPersistentState<FundingState> kept, TimeProvider clock) : Grain, IFundingGrain
{
    /// <inheritdoc/>
    public async Task<FundedAmount> Put(string serviceType, decimal dollarsPerYear, string by)
    {
        if (Standing(serviceType) is { } standing && standing.DollarsPerYear == dollarsPerYear)
        {
            return standing;
        }

        var amount = new FundedAmount(serviceType, dollarsPerYear, by, clock.GetUtcNow());
        await kept.Write(kept.State with { Amounts = Bounded(kept.State.Amounts.Insert(0, amount)) }, this);
        return amount;
    }

    /// <inheritdoc/>
    public Task<FundedAmount?> Amount(string serviceType) => Task.FromResult(Standing(serviceType));

    /// <inheritdoc/>
    public Task<ImmutableArray<FundedAmount>> History() => Task.FromResult(kept.State.Amounts);

    /// <summary>What stands is never forgotten, whatever was recorded since for other services.</summary>
    private static ImmutableArray<FundedAmount> Bounded(ImmutableArray<FundedAmount> amounts) =>
        [.. amounts.Where((amount, index) => index < IFundingGrain.HistoryMax || amounts.First(other => other.ServiceType == amount.ServiceType) == amount)];

    private FundedAmount? Standing(string serviceType) => kept.State.Amounts.FirstOrDefault(amount => amount.ServiceType == serviceType);
}

/// <summary>What is kept of the amounts of a region.</summary>
[GenerateSerializer, Alias("FundingState")]
internal sealed record FundingState
{
    /// <summary>All amounts that were recorded, the latest first.</summary>
    [Id(0)] public ImmutableArray<FundedAmount> Amounts { get; init; } = [];
}
