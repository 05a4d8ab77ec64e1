using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching;

/// <summary>What matching may know about a person. Gender, origin and religion are not here, so nothing can depend on them.</summary>
[GenerateSerializer, Immutable, Alias("Seeker")]
public sealed record Seeker
{
    /// <summary>The person.</summary>
    [Id(0)] public required NewcomerId NewcomerId { get; init; }

    /// <summary>The census division they live in.</summary>
    [Id(1)] public required string RegionCode { get; init; }

    /// <summary>Their birth date, for age bounds.</summary>
    [Id(2)] public required DateOnly BirthDate { get; init; }

    /// <summary>The official language they prefer.</summary>
    [Id(3)] public required string PreferredLanguage { get; init; }

    /// <summary>The lowest of their four language levels; null when not assessed.</summary>
    [Id(4)] public int? NclcLowest { get; init; }

    /// <summary>Groups they identified with and agreed to be matched by.</summary>
    [Id(5)] public ImmutableArray<Audience> Audiences { get; init; } = [];

    /// <summary>Their open needs.</summary>
    [Id(6)] public ImmutableArray<Need> Needs { get; init; } = [];

    /// <summary>What they would contribute.</summary>
    [Id(7)] public ImmutableArray<Asset> Assets { get; init; } = [];

    /// <summary>The order in which their needs are met.</summary>
    [Id(8)] public PriorityBand Band { get; init; } = PriorityBand.Other;

    /// <summary>V of formula F6, 0 to 1.</summary>
    [Id(9)] public double Vulnerability { get; init; }

    /// <summary>How much help they need; medium until somebody has assessed it.</summary>
    [Id(10)] public NeedLevel Level { get; init; } = NeedLevel.Medium;

    /// <summary>The day of landing, if known.</summary>
    [Id(11)] public DateOnly? LandedOn { get; init; }

    /// <summary>What else evidence rules turn on.</summary>
    [Id(12)] public Circumstances Circumstances { get; init; } = Circumstances.Unknown;
}
