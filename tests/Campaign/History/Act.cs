namespace Coordination.Campaign.History;

/// <summary>What a user of the campaign asks of the system.</summary>
internal enum Act
{
    /// <summary>Posts an opening; only while the world is made.</summary>
    Post,

    /// <summary>Holds units of one opening.</summary>
    Place,

    /// <summary>Makes a hold a reservation.</summary>
    Confirm,

    /// <summary>Gives a hold or a reservation back.</summary>
    Release,

    /// <summary>Gives a hold more time.</summary>
    Extend,

    /// <summary>Changes how many units an opening has.</summary>
    Change,

    /// <summary>Holds units of several openings, all or none.</summary>
    PlaceBundle,

    /// <summary>Confirms every hold of a bundle, or none.</summary>
    ConfirmBundle,

    /// <summary>Gives every hold of a bundle back.</summary>
    ReleaseBundle,

    /// <summary>Puts a need on the waitlist of a resource.</summary>
    Join,

    /// <summary>Looks at an opening.</summary>
    Read,

    /// <summary>Asks what became of a command.</summary>
    Lookup,
}
