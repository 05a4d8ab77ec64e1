namespace Coordination.Campaign.Faults;

/// <summary>The kinds of faults, by the names in plans and reports, and how often each comes.</summary>
internal static class FaultKinds
{
    /// <summary>A silo is ended without warning and started again.</summary>
    public const string Kill = "kill";

    /// <summary>A silo stands still for a while and goes on as if nothing had been.</summary>
    public const string Hang = "hang";

    /// <summary>One silo after the other is asked to end and started again.</summary>
    public const string Rolling = "rolling-restart";

    /// <summary>Every silo is ended without warning at once.</summary>
    public const string KillAll = "kill-all";

    /// <summary>The database stops at once and recovers.</summary>
    public const string DatabaseStop = "database-stop";

    /// <summary>The database commits, and the connection is lost before it can say so.</summary>
    public const string CommitCut = "commit-cut";

    /// <summary>Everything to and from the database arrives late.</summary>
    public const string SlowDatabase = "slow-database";

    /// <summary>One command arrives many times at once at every silo.</summary>
    public const string DuplicateStorm = "duplicate-storm";

    /// <summary>Silos do not hear each other.</summary>
    public const string PartitionSilos = "partition-silos";

    /// <summary>A silo and the database do not hear each other.</summary>
    public const string PartitionDatabase = "partition-database";

    /// <summary>A silo hears neither silos nor database, nor they it.</summary>
    public const string PartitionBoth = "partition-both";

    /// <summary>A silo is heard and hears nothing, or the other way round.</summary>
    public const string PartitionOneWay = "partition-one-way";

    /// <summary>The database's disk is full for a while.</summary>
    public const string DiskFull = "disk-full";

    /// <summary>A silo lives with a wrong clock for a while.</summary>
    public const string ClockSkew = "clock-skew";

    /// <summary>All of them with their weights.</summary>
    public static ImmutableArray<(string Kind, int Weight)> All { get; } =
    [
        (Kill, 14), (Hang, 12), (Rolling, 3), (KillAll, 3), (DatabaseStop, 8), (CommitCut, 14), (SlowDatabase, 7), (DuplicateStorm, 12),
        (PartitionSilos, 5), (PartitionDatabase, 5), (PartitionBoth, 5), (PartitionOneWay, 5), (DiskFull, 4), (ClockSkew, 4),
    ];

    /// <summary>Those that even the shortest run has.</summary>
    public static ImmutableArray<string> Always { get; } = [Kill, Hang, DatabaseStop, CommitCut, DuplicateStorm];
}
