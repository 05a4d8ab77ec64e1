namespace Coordination.Campaign.Checking;

/// <summary>One row of the ledger.</summary>
internal sealed record LedgerRow
{
    /// <summary>The opening.</summary>
    public required string Opening { get; init; }

    /// <summary>The opening's version with this row.</summary>
    public required long Version { get; init; }

    /// <summary>What happened.</summary>
    public required string Kind { get; init; }

    /// <summary>To which hold.</summary>
    public string? Hold { get; init; }

    /// <summary>For which need, where the hold is for one.</summary>
    public string? Need { get; init; }

    /// <summary>The bundle the hold is a part of, if of one.</summary>
    public string? Bundle { get; init; }

    /// <summary>How many units.</summary>
    public int Units { get; init; }

    /// <summary>Until when the hold holds.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The maximum after it.</summary>
    public int Maximum { get; init; }

    /// <summary>Units held after it.</summary>
    public int Held { get; init; }

    /// <summary>Units taken after it.</summary>
    public int Taken { get; init; }

    /// <summary>When, by the database's clock.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The transaction that wrote it.</summary>
    public long Transaction { get; init; }

    /// <summary>Units free after it.</summary>
    public int Free => Maximum - Held - Taken;
}

/// <summary>The head the database keeps of an opening.</summary>
internal sealed record OpeningHead(string Opening, long Version, int Maximum, int Held, int Taken);

/// <summary>One entry of a waitlist.</summary>
/// <param name="Entry">Its id.</param>
/// <param name="Resource">The resource waited for.</param>
/// <param name="Need">The need it is for.</param>
/// <param name="Band">The band, the first to be served first.</param>
/// <param name="Score">The score within the band without the share that grows with waiting.</param>
/// <param name="JoinedAt">When the person came.</param>
/// <param name="Hold">The hold by which a place was offered, if one was.</param>
internal sealed record WaitlistRow(string Entry, string Resource, string? Need, int Band, double Score, DateTimeOffset JoinedAt, string? Hold)
{
    /// <summary>Scores of entries with different targets grow at different speeds and cannot be compared closely.</summary>
    public int TargetDays { get; init; } = 1;
}

/// <summary>Everything the checker looks at.</summary>
internal sealed record Evidence
{
    /// <summary>What users asked and heard.</summary>
    public required ImmutableArray<History.HistoryLine> Lines { get; init; }

    /// <summary>The wall clock at 0 ms of the lines' clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Every row of the ledger at the end.</summary>
    public required ImmutableArray<LedgerRow> Rows { get; init; }

    /// <summary>The heads at the end.</summary>
    public required ImmutableArray<OpeningHead> Heads { get; init; }

    /// <summary>The waitlist at the end.</summary>
    public required ImmutableArray<WaitlistRow> Waitlist { get; init; }

    /// <summary>The faults, as they were carried out.</summary>
    public ImmutableArray<History.FaultWindow> Faults { get; init; } = [];

    /// <summary>The database's clock when the rows were read.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}
