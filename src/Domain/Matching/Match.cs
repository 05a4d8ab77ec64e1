using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching;

/// <summary>One opening for one need or one asset of a person, with what speaks for and against it.</summary>
/// <param name="Listing">The opening.</param>
/// <param name="NeedId">The need it answers, or null.</param>
/// <param name="AssetId">The asset it takes, or null.</param>
/// <param name="Urgency">Urgency of that need, 0 for an asset.</param>
/// <param name="Utility">How well it suits, with its parts.</param>
/// <param name="Reasons">What speaks for it.</param>
/// <param name="Cautions">What speaks against it.</param>
[GenerateSerializer, Immutable, Alias("Match")]
public sealed record Match(
    OpeningListing Listing,
    NeedId? NeedId,
    string? AssetId,
    int Urgency,
    Utility Utility,
    ImmutableArray<Remark> Reasons,
    ImmutableArray<Remark> Cautions);
