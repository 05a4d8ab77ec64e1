namespace Coordination.Domain.Projects;

/// <summary>How far a project is.</summary>
public enum ProjectStatus
{
    /// <summary>It has not begun.</summary>
    Planned,

    /// <summary>It runs.</summary>
    Active,

    /// <summary>It is over.</summary>
    Ended,
}
