namespace Coordination.Grains.Exports;

/// <summary>What can be taken out of the building.</summary>
public enum ExportKind
{
    /// <summary>Figures of the parts of a region.</summary>
    Figures,

    /// <summary>Who waits, by name.</summary>
    Names,

    /// <summary>What is posted.</summary>
    Openings,

    /// <summary>What providers carry.</summary>
    Caseloads,

    /// <summary>How far what providers say can be relied on.</summary>
    Quality,

    /// <summary>How need and seats are distributed.</summary>
    Distribution,

    /// <summary>Projects of service-delivery improvement.</summary>
    Projects,

    /// <summary>The brief of a region.</summary>
    Brief,
}
