namespace Coordination.Domain.Newcomers;

/// <summary>Where a need stands.</summary>
public enum NeedStatus
{
    /// <summary>Nobody serves it yet.</summary>
    Open,

    /// <summary>A first service has begun or is reserved.</summary>
    Served,

    /// <summary>It is met.</summary>
    Met,

    /// <summary>It was closed without being met.</summary>
    Closed,
}

/// <summary>Something a person lacks, as an assessment recorded it.</summary>
[GenerateSerializer, Immutable, Alias("Need")]
public sealed record Need
{
    /// <summary>The need.</summary>
    [Id(0)] public required NeedId NeedId { get; init; }

    /// <summary>The service type that would help.</summary>
    [Id(1)] public required string ServiceType { get; init; }

    /// <summary>1 (can wait) to 5 (today).</summary>
    [Id(2)] public required int Urgency { get; init; }

    /// <summary>When it was recorded.</summary>
    [Id(3)] public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>By when a first service should have begun.</summary>
    [Id(4)] public required DateOnly TargetOn { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(5)] public NeedStatus Status { get; init; }

    /// <summary>When a first service was reserved for it.</summary>
    [Id(6)] public DateTimeOffset? ServedAt { get; init; }

    /// <summary>When it was met or closed.</summary>
    [Id(7)] public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was closed without being met, a slug of <c>ReasonCode</c>.</summary>
    [Id(8)] public string? ClosedReason { get; init; }

    /// <summary>The credential that waits to be recognized, if that is the need.</summary>
    [Id(9)] public Credential? Credential { get; init; }

    /// <summary>The place reserved for it is part of a bundle.</summary>
    [Id(10)] public bool IsBundled { get; init; }

    /// <summary>The target wait, at least 1 day.</summary>
    public int TargetDays() => Math.Max(1, TargetOn.DayNumber - DateOnly.FromDateTime(OpenedAt.UtcDateTime).DayNumber);

    /// <summary>Whether it has waited longer than this many times the target.</summary>
    public bool IsAged(DateTimeOffset now, int targets) => (now - OpenedAt).TotalDays > (double)targets * TargetDays();
}
