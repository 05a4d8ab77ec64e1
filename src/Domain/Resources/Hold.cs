using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Resources;

/// <summary>What has become of a hold.</summary>
public enum HoldState
{
    /// <summary>Claimed until its expiry.</summary>
    Held,

    /// <summary>Confirmed: a reservation.</summary>
    Confirmed,

    /// <summary>Given back before it was confirmed.</summary>
    Released,

    /// <summary>Its time ran out.</summary>
    Expired,

    /// <summary>A reservation that was given back.</summary>
    Cancelled,
}

/// <summary>Units of one opening claimed for one newcomer.</summary>
/// <param name="HoldId">The hold.</param>
/// <param name="NewcomerId">For whom.</param>
/// <param name="NeedId">For which need, if for one.</param>
/// <param name="Units">How many units, 1 to <see cref="Limits.HoldUnitsMax"/>.</param>
/// <param name="ExpiresAt">From this instant it blocks nobody and cannot be confirmed.</param>
/// <param name="State">What has become of it.</param>
/// <param name="BundleId">The bundle it is a part of, if of one.</param>
[GenerateSerializer, Immutable, Alias("Hold")]
public sealed record Hold(HoldId HoldId, NewcomerId NewcomerId, NeedId? NeedId, int Units, DateTimeOffset ExpiresAt, HoldState State, BundleId? BundleId = null)
{
    /// <summary>True when it is still unresolved although its time has run out.</summary>
    public bool IsOverdue(DateTimeOffset now) => State == HoldState.Held && ExpiresAt <= now;
}
