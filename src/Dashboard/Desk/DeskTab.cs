namespace Coordination.Dashboard.Desk;

/// <summary>The parts of a region's desk.</summary>
public enum DeskTab
{
    /// <summary>What providers carry, and balancing it.</summary>
    Providers,

    /// <summary>Who waits, by name.</summary>
    Names,

    /// <summary>What is posted.</summary>
    Openings,

    /// <summary>How figures went, and where they are going.</summary>
    Trend,

    /// <summary>Who is served less than others.</summary>
    Equity,

    /// <summary>How far what providers say can be relied on.</summary>
    Quality,

    /// <summary>What the community does about it.</summary>
    Plan,
}
