using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;
using Orleans.Concurrency;

namespace Coordination.Grains.Resources;

/// <summary>A resource as a bundle sees it: it prepares its part and stands still until it hears how the whole ended. Keyed by <see cref="ResourceId"/>.</summary>
/// <remarks>Whoever asks several resources asks them in the order of their ids, so that two bundles never wait for each other.</remarks>
[Alias("IBundledResource")]
internal interface IBundledResource : IGrainWithStringKey
{
    /// <summary>Decides what its part would write, and lets nobody else decide or look until <see cref="Conclude"/>, two seconds at most.</summary>
    [AlwaysInterleave, Alias("Prepare")]
    Task<PreparedPart> Prepare(PreparePart command);

    /// <summary>How the whole ended.</summary>
    [AlwaysInterleave, OneWay, Alias("Conclude")]
    Task Conclude(Guid move, BundleEnd end);
}

/// <summary>What a bundle wants of one resource.</summary>
/// <param name="Move">Names this attempt.</param>
/// <param name="Kind">What is to become of the holds.</param>
/// <param name="BundleId">The bundle.</param>
/// <param name="NewcomerId">Whose.</param>
/// <param name="ExpiresAt">Until when to hold.</param>
/// <param name="Steps">In their order.</param>
[GenerateSerializer, Immutable, Alias("PreparePart")]
internal sealed record PreparePart(Guid Move, BundleMove Kind, BundleId BundleId, NewcomerId NewcomerId, DateTimeOffset ExpiresAt, ImmutableArray<BundleStep> Steps);

/// <summary>One hold to place, or to move on.</summary>
[GenerateSerializer, Immutable, Alias("BundleStep")]
internal sealed record BundleStep(OpeningId OpeningId, int Units, NeedId? NeedId, HoldId? HoldId);

/// <summary>What would be written, and what each step would answer.</summary>
[GenerateSerializer, Immutable, Alias("PreparedPart")]
internal sealed record PreparedPart(ImmutableArray<LedgerRow> Rows, ImmutableArray<CapacityOutcome> Outcomes);

/// <summary>What becomes of a bundle.</summary>
internal enum BundleMove
{
    /// <summary>It is held.</summary>
    Place,

    /// <summary>It is reserved.</summary>
    Confirm,

    /// <summary>It is given back.</summary>
    Release,
}

/// <summary>How a move of a bundle ended.</summary>
internal enum BundleEnd
{
    /// <summary>All parts are on disk.</summary>
    Committed,

    /// <summary>None was written, or only the database knows.</summary>
    NotKnown,
}
