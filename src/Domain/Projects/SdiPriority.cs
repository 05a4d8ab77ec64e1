namespace Coordination.Domain.Projects;

/// <summary>What a project of service-delivery improvement (SDI, in French APS) is funded for. Every project has one (S53).</summary>
/// <remarks>They go by their codes: what we have of the programme's map gives counts under the codes and no wording. The numbers of 2017 are ours.</remarks>
public enum SdiPriority
{
    /// <summary>Priority 1 of the present call.</summary>
    P1,

    /// <summary>Priority 2 of the present call.</summary>
    P2,

    /// <summary>Priority 3 of the present call.</summary>
    P3,

    /// <summary>Priority 4 of the present call; the programme's map has no column for it.</summary>
    P4,

    /// <summary>The targeted call.</summary>
    TargetedCall,

    /// <summary>First of the seven priorities of 2017.</summary>
    Sdi2017P1,

    /// <summary>Second of the seven priorities of 2017.</summary>
    Sdi2017P2,

    /// <summary>Third of the seven priorities of 2017.</summary>
    Sdi2017P3,

    /// <summary>Fourth of the seven priorities of 2017.</summary>
    Sdi2017P4,

    /// <summary>Fifth of the seven priorities of 2017.</summary>
    Sdi2017P5,

    /// <summary>Sixth of the seven priorities of 2017.</summary>
    Sdi2017P6,

    /// <summary>Seventh of the seven priorities of 2017.</summary>
    Sdi2017P7,
}

/// <summary>Which priorities belong together.</summary>
public static class SdiPriorities
{
    /// <summary>Those of the present call, the targeted call among them.</summary>
    public static ImmutableArray<SdiPriority> Present { get; } = [SdiPriority.P1, SdiPriority.P2, SdiPriority.P3, SdiPriority.P4, SdiPriority.TargetedCall];

    /// <summary>The seven of 2017.</summary>
    public static ImmutableArray<SdiPriority> Of2017 { get; } = [.. Enum.GetValues<SdiPriority>().Except(Present)];
}
