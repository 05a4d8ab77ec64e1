using Coordination.Dashboard.Words;
using Coordination.Domain.Distribution;

namespace Coordination.Dashboard.Distribution;

/// <summary>How an outlook is said.</summary>
public static class OutlookText
{
    /// <summary>The name of a region.</summary>
    public static string NameOf(string region) => RegionText.Of(region);

    /// <summary>The gap index.</summary>
    public static string Index(SeatOutlook? outlook) => outlook?.GapIndex is { } index ? Say.Whole((long)Math.Round(index)) : MapTexts.NotKnown;

    /// <summary>The wait with its interval.</summary>
    public static string Wait(SeatOutlook? outlook) => outlook switch
    {
        { WaitWeeks: { } weeks, WaitLow: { } low, WaitHigh: { } high } => Say.With(DistributionTexts.Between, Say.Tenth(weeks), Say.Tenth(low), Say.Tenth(high)),
        { WaitWeeks: { } weeks, WaitLow: { } low } => Say.With(DistributionTexts.OrMore, Say.Tenth(weeks), Say.Tenth(low)),
        _ => MapTexts.NotKnown,
    };

    /// <summary>Dollars.</summary>
    public static string Dollars(decimal amount) => amount.ToString("C0", CultureInfo.CurrentCulture);
}
