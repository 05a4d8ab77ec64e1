namespace Coordination.Campaign.Tests.Simulation;

/// <summary>What may be wrong with the simulated system.</summary>
public enum Bug
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A success is answered and not stored.</summary>
    LostCommit,

    /// <summary>More is held than there is.</summary>
    Oversell,

    /// <summary>A released hold is confirmed as well.</summary>
    DoubleResolution,

    /// <summary>A hold is confirmed after it ran out.</summary>
    LateConfirm,

    /// <summary>One hold of a bundle is left out when it is confirmed.</summary>
    PartBundle,

    /// <summary>An opening answers from what it was some time ago.</summary>
    StaleAnswer,

    /// <summary>A repeated command is carried out again, or answered in another way.</summary>
    DuplicateExecuted,

    /// <summary>The last in line is offered the place.</summary>
    WaitlistOutOfOrder,
}
