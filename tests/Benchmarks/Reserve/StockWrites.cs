namespace Coordination.Benchmarks.Reserve;

/// <summary>A grain as the documentation of Orleans shows it: its state is written by the AdoNet storage, one write a call.</summary>
[Alias("IStockGrain")]
internal interface IStockGrain : IGrainWithStringKey
{
    /// <summary>Counts one more and writes that down.</summary>
    [Alias("Count")]
    Task<bool> Count();
}

/// <inheritdoc cref="IStockGrain"/>
[GrainType("stock")]
internal sealed class StockGrain([PersistentState("stock")] IPersistentState<StockState> kept) : Grain, IStockGrain
{
    /// <inheritdoc/>
    public async Task<bool> Count()
    {
        kept.State = new() { Counted = kept.State.Counted + 1 };
        await kept.WriteStateAsync();
        return true;
    }
}

/// <summary>What it keeps.</summary>
[GenerateSerializer, Alias("StockState")]
internal sealed record StockState
{
    /// <summary>How many.</summary>
    [Id(0)] public int Counted { get; init; }
}
