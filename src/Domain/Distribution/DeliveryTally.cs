using Coordination.Domain.Gaps;

namespace Coordination.Domain.Distribution;

/// <summary>What was counted of one delivery model in one place: needs that were last referred to it. Exact, and not to be shown as it is.</summary>
/// <param name="Needs">Needs of the last half year that were referred to it.</param>
/// <param name="Served">Of these, served.</param>
/// <param name="Ended">Referrals that ended: completed, failed or withdrawn.</param>
/// <param name="Completed">Of these, completed.</param>
/// <param name="Told">Completed ones whose outcome was told.</param>
/// <param name="Met">Of these, the need was met.</param>
/// <param name="Waits">How long people waited, or have waited.</param>
public sealed record DeliveryTally(int Needs, int Served, int Ended, int Completed, int Told, int Met, ImmutableArray<WaitBucket> Waits)
{
    /// <summary>Nobody.</summary>
    public static DeliveryTally None { get; } = new(0, 0, 0, 0, 0, 0, []);

    /// <summary>Two places together.</summary>
    public static DeliveryTally operator +(DeliveryTally one, DeliveryTally other) => new(
        one.Needs + other.Needs, one.Served + other.Served, one.Ended + other.Ended, one.Completed + other.Completed, one.Told + other.Told, one.Met + other.Met,
        one.Waits.AddRange(other.Waits));
}
