using Coordination.Domain.Consents;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
using Coordination.Domain.Plans;
using Coordination.Domain.Plans.Circles;
using Coordination.Domain.Referrals;

namespace Coordination.Grains.Newcomers;

/// <summary>What is kept of a newcomer.</summary>
[GenerateSerializer, Alias("NewcomerState")]
internal sealed record NewcomerState
{
    /// <summary>Who they are; null while nobody has registered them.</summary>
    [Id(0)] public Person? Person { get; init; }

    /// <summary>When they were registered.</summary>
    [Id(1)] public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Every interview, oldest first.</summary>
    [Id(2)] public ImmutableArray<Assessment> Assessments { get; init; } = [];

    /// <summary>Every need that was ever recorded.</summary>
    [Id(3)] public ImmutableArray<Need> Needs { get; init; } = [];

    /// <summary>Every asset that was ever recorded.</summary>
    [Id(4)] public ImmutableArray<Asset> Assets { get; init; } = [];

    /// <summary>Every referral, oldest first.</summary>
    [Id(5)] public ImmutableArray<Referral> Referrals { get; init; } = [];

    /// <summary>With whom they live; null when nobody has said.</summary>
    [Id(6)] public HouseholdPlace? Household { get; init; }

    /// <summary>Everything they ever agreed to, oldest first.</summary>
    [Id(9)] public ImmutableArray<Consent> Consents { get; init; } = [];

    /// <summary>The interview under way; null while there is none.</summary>
    [Id(12)] public Sitting? Sitting { get; init; }

    /// <summary>What a young person reached, in the order of the days.</summary>
    [Id(13)] public ImmutableArray<Milestone> Milestones { get; init; } = [];

    /// <summary>Who came to the circle of those who help together, and who left, oldest first.</summary>
    [Id(14)] public ImmutableArray<CircleStep> Circle { get; init; } = [];
}
