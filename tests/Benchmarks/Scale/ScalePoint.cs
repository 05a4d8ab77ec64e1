namespace Coordination.Benchmarks.Scale;

/// <summary>What one size costs.</summary>
internal sealed record ScalePoint
{
    /// <summary>People on record.</summary>
    public required int People { get; init; }

    /// <summary>Openings on record.</summary>
    public required int Openings { get; init; }

    /// <summary>From the start of the silo until the first command is answered.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>From the start of the silo until the board of the country answers too, on which readiness waits.</summary>
    public required double ReadySeconds { get; init; }

    /// <summary>Milliseconds until a person whose grain sleeps has answered, one after the other.</summary>
    public required double ColdActivationMs { get; init; }

    /// <summary>Microseconds of time per command with 64 at once: a person is looked up and a place held for them, both awake.</summary>
    public required double UsPerCommand { get; init; }

    /// <summary>Processor microseconds of silo, generator and database per such command.</summary>
    public required double CpuUsPerCommand { get; init; }

    /// <summary>As <see cref="UsPerCommand"/>, for a person and an opening out of all, nearly always asleep.</summary>
    public required double UsPerColdCommand { get; init; }

    /// <summary>Managed memory of a person whose grain is awake and does nothing.</summary>
    public required double BytesPerActiveNewcomer { get; init; }

    /// <summary>Managed memory that is left of a person whose grain was collected.</summary>
    public required double BytesPerIdleNewcomer { get; init; }

    /// <summary>Managed memory of the whole silo before anybody is awake.</summary>
    public required double SiloMegabytes { get; init; }

    /// <summary>Openings that the largest division lists.</summary>
    public required int RegionOpenings { get; init; }

    /// <summary>Milliseconds until that list is there, its grain asleep.</summary>
    public required double RegionColdMs { get; init; }

    /// <summary>Milliseconds until that list is there, its grain awake.</summary>
    public required double RegionWarmMs { get; init; }

    /// <summary>Milliseconds until the board of the whole country, its grain asleep, answers: from what it counted last and what has changed since.</summary>
    public required double BoardColdMs { get; init; }

    /// <summary>Milliseconds the board answers in once it is counted.</summary>
    public required double BoardWarmMs { get; init; }

    /// <summary>Milliseconds for the first page of the list of people.</summary>
    public required double PeoplePageMs { get; init; }

    /// <summary>Milliseconds for a search of people by a part of their name.</summary>
    public required double PeopleSearchMs { get; init; }

    /// <summary>Part of a processor that silo and database use when nobody does anything: sweeps, the board's recount, the regions' checks.</summary>
    public required double IdleCpuPercent { get; init; }

    /// <summary>The database's part of <see cref="IdleCpuPercent"/>.</summary>
    public required double IdleDatabaseCpuPercent { get; init; }
}
