using Coordination.Domain.Distribution;

namespace Coordination.Grains.Distribution;

/// <summary>What is given for services in a region. Keyed by <see cref="Prefix"/> and the code of a province or an IRCC region: storage takes a key of digits alone for a number.</summary>
[Alias("IFundingGrain")]
public interface IFundingGrain : IGrainWithStringKey
{
    /// <summary>What every key starts with.</summary>
    const string Prefix = "funding-";

    /// <summary>Records an amount; the one before stays in the history. Recording what stands already changes nothing.</summary>
    [Alias("Put")]
    Task<FundedAmount> Put(string serviceType, decimal dollarsPerYear, string by);

    /// <summary>The amount that stands for a service type; null when nobody has recorded one.</summary>
    [Alias("Amount")]
    Task<FundedAmount?> Amount(string serviceType);

    /// <summary>Amounts that are kept, besides those that stand.</summary>
    const int HistoryMax = 500;

    /// <summary>Amounts that stood, the latest first.</summary>
    [Alias("History")]
    Task<ImmutableArray<FundedAmount>> History();
}
