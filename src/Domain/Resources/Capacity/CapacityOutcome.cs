using System.Text.Json.Serialization;

namespace Coordination.Domain.Resources.Capacity;

/// <summary>Every answer an opening can give. An answer always says which version of the opening it rests on.</summary>
/// <param name="OpeningId">The opening asked.</param>
/// <param name="OpeningVersion">The version the answer rests on; 0 when there is no such opening.</param>
[GenerateSerializer, Immutable, Alias("CapacityOutcome")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "outcome")]
[JsonDerivedType(typeof(Posted), "posted")]
[JsonDerivedType(typeof(Placed), "placed")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Extended), "extended")]
[JsonDerivedType(typeof(Changed), "changed")]
[JsonDerivedType(typeof(Exhausted), "exhausted")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Lapsed), "lapsed")]
[JsonDerivedType(typeof(AlreadyResolved), "already-resolved")]
[JsonDerivedType(typeof(AlreadyHolding), "already-holding")]
[JsonDerivedType(typeof(BelowCommitments), "below-commitments")]
[JsonDerivedType(typeof(Bundled), "bundled")]
[JsonDerivedType(typeof(InProgress), "in-progress")]
[JsonDerivedType(typeof(Unknown), "unknown")]
[JsonDerivedType(typeof(Mismatch), "mismatch")]
public abstract record CapacityOutcome(OpeningId OpeningId, long OpeningVersion)
{
    /// <summary>The opening was posted.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Posted")]
    public sealed record Posted(OpeningId OpeningId, long OpeningVersion, OpeningBalance Balance, OpeningTerms Terms, DateTimeOffset AsOf) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>Units are held.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Placed")]
    public sealed record Placed(OpeningId OpeningId, long OpeningVersion, HoldId HoldId, int Units, DateTimeOffset ExpiresAt) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>The hold is a reservation, for <paramref name="Need"/> if it was placed for one.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Confirmed")]
    public sealed record Confirmed(
        OpeningId OpeningId, long OpeningVersion, HoldId HoldId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HeldNeed? Need = null)
        : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>The units are free again; <paramref name="Need"/> is the need that a reservation served.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Released")]
    public sealed record Released(
        OpeningId OpeningId, long OpeningVersion, HoldId HoldId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HeldNeed? Need = null)
        : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>The hold lasts longer.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Extended")]
    public sealed record Extended(OpeningId OpeningId, long OpeningVersion, HoldId HoldId, DateTimeOffset ExpiresAt) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>The opening itself was changed by its provider.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Changed")]
    public sealed record Changed(OpeningId OpeningId, long OpeningVersion, OpeningBalance Balance, OpeningTerms Terms, bool IsClosed, DateTimeOffset AsOf) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>There are fewer free units than asked for.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Exhausted")]
    public sealed record Exhausted(OpeningId OpeningId, long OpeningVersion, int Available) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>The provider takes no holds on this opening.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Closed")]
    public sealed record Closed(OpeningId OpeningId, long OpeningVersion) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>The hold ran out before it was confirmed or extended.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Lapsed")]
    public sealed record Lapsed(OpeningId OpeningId, long OpeningVersion, HoldId HoldId) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>The hold has already ended in another way.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.AlreadyResolved")]
    public sealed record AlreadyResolved(OpeningId OpeningId, long OpeningVersion, HoldId HoldId, HoldState State) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>This person already holds units of this opening for this need.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.AlreadyHolding")]
    public sealed record AlreadyHolding(OpeningId OpeningId, long OpeningVersion, HoldId HoldId) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>The new maximum lies below what is held and taken.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.BelowCommitments")]
    public sealed record BelowCommitments(OpeningId OpeningId, long OpeningVersion, int Held, int Taken, ImmutableArray<HoldId> Holds) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>The hold is a part of a bundle, which moves as a whole; null when it is none of the bundle that was named.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Bundled")]
    public sealed record Bundled(OpeningId OpeningId, long OpeningVersion, HoldId HoldId, BundleId? BundleId) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>The same command is being carried out at this moment; its answer is not known yet. Never recorded.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.InProgress")]
    public sealed record InProgress(OpeningId OpeningId, long OpeningVersion) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>There is no such opening or hold.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Unknown")]
    public sealed record Unknown(OpeningId OpeningId, long OpeningVersion) : CapacityOutcome(OpeningId, OpeningVersion);

    /// <summary>The command key was used before for another request.</summary>
    [GenerateSerializer, Immutable, Alias("CapacityOutcome.Mismatch")]
    public sealed record Mismatch(OpeningId OpeningId, long OpeningVersion) : CapacityOutcome(OpeningId, OpeningVersion);
}
