namespace Coordination.Grains.Tests.Community;

/// <summary>The clock of a silo that may be wrong; the database's is not.</summary>
public sealed class SkewedClock : TimeProvider
{
    /// <summary>How far the silo's clock is ahead of the database's.</summary>
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
