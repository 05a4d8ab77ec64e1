using System.Text.Json.Serialization;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Bundles;

/// <summary>Every answer a bundle can give.</summary>
/// <param name="BundleId">The bundle asked.</param>
[GenerateSerializer, Immutable, Alias("BundleOutcome")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "outcome")]
[JsonDerivedType(typeof(Placed), "placed")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Lapsed), "lapsed")]
[JsonDerivedType(typeof(AlreadyReleased), "already-released")]
[JsonDerivedType(typeof(Unknown), "unknown")]
[JsonDerivedType(typeof(Mismatch), "mismatch")]
public abstract record BundleOutcome(BundleId BundleId)
{
    /// <summary>Every part is held.</summary>
    [GenerateSerializer, Immutable, Alias("BundleOutcome.Placed")]
    public sealed record Placed(BundleId BundleId, DateTimeOffset ExpiresAt, ImmutableArray<BundleHold> Holds) : BundleOutcome(BundleId);

    /// <summary>Every part is reserved.</summary>
    [GenerateSerializer, Immutable, Alias("BundleOutcome.Confirmed")]
    public sealed record Confirmed(BundleId BundleId, NewcomerId NewcomerId, ImmutableArray<BundleHold> Holds) : BundleOutcome(BundleId);

    /// <summary>Every part is free again.</summary>
    [GenerateSerializer, Immutable, Alias("BundleOutcome.Released")]
    public sealed record Released(BundleId BundleId, NewcomerId NewcomerId, ImmutableArray<BundleHold> Holds) : BundleOutcome(BundleId);

    /// <summary>Some parts cannot be held, so none is.</summary>
    [GenerateSerializer, Immutable, Alias("BundleOutcome.Refused")]
    public sealed record Refused(BundleId BundleId, ImmutableArray<LackingPart> Parts) : BundleOutcome(BundleId);

    /// <summary>The bundle ran out before it was confirmed.</summary>
    [GenerateSerializer, Immutable, Alias("BundleOutcome.Lapsed")]
    public sealed record Lapsed(BundleId BundleId) : BundleOutcome(BundleId);

    /// <summary>The bundle was given back before.</summary>
    [GenerateSerializer, Immutable, Alias("BundleOutcome.AlreadyReleased")]
    public sealed record AlreadyReleased(BundleId BundleId) : BundleOutcome(BundleId);

    /// <summary>There is no such bundle.</summary>
    [GenerateSerializer, Immutable, Alias("BundleOutcome.Unknown")]
    public sealed record Unknown(BundleId BundleId) : BundleOutcome(BundleId);

    /// <summary>The command key was used before for another request.</summary>
    [GenerateSerializer, Immutable, Alias("BundleOutcome.Mismatch")]
    public sealed record Mismatch(BundleId BundleId) : BundleOutcome(BundleId);
}

/// <summary>One hold of a bundle.</summary>
/// <param name="HoldId">The hold.</param>
/// <param name="OpeningId">Of which opening.</param>
/// <param name="OpeningVersion">The version of the opening that this answer rests on.</param>
/// <param name="Units">How many units.</param>
/// <param name="NeedId">For which need, if for one.</param>
[GenerateSerializer, Immutable, Alias("BundleHold")]
public sealed record BundleHold(HoldId HoldId, OpeningId OpeningId, long OpeningVersion, int Units, NeedId? NeedId);

/// <summary>A part that stopped a bundle.</summary>
/// <param name="OpeningId">Its opening.</param>
/// <param name="Reason"><c>exhausted</c>, <c>closed</c>, <c>already-holding</c> or <c>unknown</c>.</param>
/// <param name="Available">Units that were free.</param>
/// <param name="OpeningVersion">The version of the opening that this rests on.</param>
/// <param name="Nearest">An opening of the same kind of service with room, as near as there is; null when there is none within reach.</param>
[GenerateSerializer, Immutable, Alias("LackingPart")]
public sealed record LackingPart(OpeningId OpeningId, string Reason, int Available, long OpeningVersion, NearestOpening? Nearest);

/// <summary>An opening that has what another lacks.</summary>
[GenerateSerializer, Immutable, Alias("NearestOpening")]
public sealed record NearestOpening(OpeningId OpeningId, ResourceId ResourceId, string RegionCode, double DistanceKm, int Available);
