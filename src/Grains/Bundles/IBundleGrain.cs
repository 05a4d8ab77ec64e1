using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Bundles;

/// <summary>Several holds for one newcomer that move together: all or none, in one transaction. Keyed by <see cref="BundleId"/>.</summary>
/// <remarks>
/// Nothing of a bundle is in memory only: a silo that is lost on the way leaves all of it or nothing. The same command twice
/// gives the same answer. A lost database connection surfaces as <see cref="Ledger.LedgerUnavailableException"/>: repeat with the same key.
/// </remarks>
[Alias("IBundleGrain")]
public interface IBundleGrain : IGrainWithStringKey
{
    /// <summary>Holds every part with one expiry. Answers Placed, Refused or Mismatch.</summary>
    [Alias("Place")]
    Task<BundleOutcome> Place(PlaceBundle command);

    /// <summary>Makes every part a reservation. Answers Confirmed, Lapsed, AlreadyReleased, Unknown or Mismatch.</summary>
    [Alias("Confirm")]
    Task<BundleOutcome> Confirm(CommandKey command);

    /// <summary>Gives every part back, held or reserved. Answers Released, Lapsed, AlreadyReleased, Unknown or Mismatch.</summary>
    [Alias("Release")]
    Task<BundleOutcome> Release(CommandKey command);
}

/// <summary>Hold several openings for a newcomer, all or none.</summary>
/// <param name="Command">Its key.</param>
/// <param name="NewcomerId">For whom.</param>
/// <param name="RegionCode">Where that person lives; what is lacking is looked for near there.</param>
/// <param name="Parts">What to hold, 1 to <see cref="Limits.BundlePartsMax"/>.</param>
/// <param name="Lifetime"><see cref="Limits.HoldSecondsMin"/> to <see cref="Limits.HoldSecondsMax"/> seconds.</param>
[GenerateSerializer, Immutable, Alias("PlaceBundle")]
public sealed record PlaceBundle(CommandKey Command, NewcomerId NewcomerId, string RegionCode, ImmutableArray<WantedPart> Parts, TimeSpan Lifetime);

/// <summary>A part to be held.</summary>
/// <param name="OpeningId">Which opening.</param>
/// <param name="Units">1 to <see cref="Limits.HoldUnitsMax"/>.</param>
/// <param name="NeedId">For which need, if for one.</param>
[GenerateSerializer, Immutable, Alias("WantedPart")]
public sealed record WantedPart(OpeningId OpeningId, int Units, NeedId? NeedId);
