using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Orleans.Concurrency;

namespace Coordination.Grains.Resources;

/// <summary>One thing a provider offers, and its openings: the only place where units are spent. Keyed by <see cref="ResourceId"/>.</summary>
/// <remarks>
/// Every command is committed to the ledger when it returns. The same command twice gives the same answer.
/// A lost database connection surfaces as <see cref="Ledger.LedgerUnavailableException"/>: repeat with the same key.
/// </remarks>
[Alias("IResourceGrain")]
public interface IResourceGrain : IGrainWithStringKey
{
    /// <summary>Says what the resource is. Called by its provider, which owns the profile; the same profile again changes nothing.</summary>
    [Alias("Describe")]
    Task Describe(ResourceProfile profile);

    /// <summary>What the resource is; null when nobody has described it.</summary>
    [AlwaysInterleave, Alias("Profile")]
    Task<ResourceProfile?> Profile();

    /// <summary>Posts an opening. Answers Posted, Mismatch, or Unknown when the resource is not described.</summary>
    [Alias("PostOpening")]
    Task<CapacityOutcome> PostOpening(PostOpening command);

    /// <summary>Holds units. Answers Placed, Exhausted, Closed, AlreadyHolding, Mismatch or Unknown.</summary>
    [AlwaysInterleave, Alias("PlaceHold")]
    Task<CapacityOutcome> PlaceHold(PlaceHold command);

    /// <summary>Turns a hold into a reservation. Answers Confirmed, Lapsed, AlreadyResolved, Mismatch or Unknown.</summary>
    [AlwaysInterleave, Alias("ConfirmHold")]
    Task<CapacityOutcome> ConfirmHold(ResolveHold command);

    /// <summary>Gives a hold or a reservation back. Answers Released, Lapsed, AlreadyResolved, Mismatch or Unknown.</summary>
    [AlwaysInterleave, Alias("ReleaseHold")]
    Task<CapacityOutcome> ReleaseHold(ResolveHold command);

    /// <summary>Gives a hold more time. Answers Extended, Lapsed, AlreadyResolved, Mismatch or Unknown.</summary>
    [AlwaysInterleave, Alias("ExtendHold")]
    Task<CapacityOutcome> ExtendHold(ExtendHold command);

    /// <summary>Changes how many units there are, closes, reopens or affirms. Answers Changed, BelowCommitments, Mismatch or Unknown.</summary>
    [Alias("ChangeOpening")]
    Task<CapacityOutcome> ChangeOpening(ChangeOpening command);

    /// <summary>One opening as it stands; null when there is none.</summary>
    [AlwaysInterleave, Alias("Opening")]
    Task<OpeningListing?> Opening(OpeningId openingId);

    /// <summary>Every opening of the resource.</summary>
    [AlwaysInterleave, Alias("Openings")]
    Task<ImmutableArray<OpeningListing>> Openings();

    /// <summary>Lets overdue holds run out and offers what is free to the waitlist. Called when a hold's time has come or somebody has joined.</summary>
    [Alias("Tend")]
    Task Tend();
}
