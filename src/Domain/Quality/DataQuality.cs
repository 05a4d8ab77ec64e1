using Coordination.Domain.Gaps;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Quality;

/// <summary>How far what a provider says can be relied on (S52).</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Filled">Fields filled in, of those asked of it and of its resources (<see cref="EntryFields"/>).</param>
/// <param name="Fresh">Openings confirmed within <see cref="FreshnessRule.DueDays"/> days, of those that take people.</param>
/// <param name="InTime">Referrals of the last <see cref="WeeksMax"/> weeks answered while their place was kept, of those answered or overdue.</param>
/// <param name="Overdue">Referrals that have waited for an answer for longer than their place was kept.</param>
/// <param name="Missing">How many entries leave a field empty.</param>
public sealed record DataQuality(
    ProviderId ProviderId, BilingualText Name, Share Filled, Share Fresh, Share InTime, int Overdue, ImmutableSortedDictionary<EntryField, int> Missing)
{
    /// <summary>Weeks of referrals that count.</summary>
    public const int WeeksMax = 13;

    /// <summary>The lowest of the shares that are of something, 0 to 1; 1 when none is.</summary>
    public double Weakest => new[] { Filled, Fresh, InTime }.Where(share => share.Of > 0).Select(share => share.Value).DefaultIfEmpty(1).Min();

    /// <summary>The weakest provider first, so that a coordinator knows whom to call.</summary>
    public static ImmutableArray<DataQuality> WeakestFirst(IEnumerable<DataQuality> providers) =>
        [.. providers.OrderBy(provider => provider.Weakest).ThenByDescending(provider => provider.Overdue).ThenBy(provider => provider.ProviderId.Value, StringComparer.Ordinal)];
}
