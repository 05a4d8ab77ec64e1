using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Plans;

/// <summary>How long a need for something that makes everything else possible waited, or waits (S22).</summary>
/// <param name="NeedId">The need.</param>
/// <param name="ServiceType">One of <see cref="Timed"/>.</param>
/// <param name="WaitedDays">Whole days from its recording to the first service, or until now.</param>
/// <param name="TargetDays">Days within which a first service should begin.</param>
/// <param name="IsRunning">It still waits.</param>
[GenerateSerializer, Immutable, Alias("Delay")]
public sealed record Delay(NeedId NeedId, string ServiceType, int WaitedDays, int TargetDays, bool IsRunning)
{
    /// <summary>Child care, language training and vocational training, each timed by itself.</summary>
    public static ImmutableArray<string> Timed { get; } = ["child-care", "language-training", "education"];

    /// <summary>It took, or takes, longer than it should.</summary>
    public bool IsBeyondTarget => WaitedDays > TargetDays;

    /// <summary>Times one need. One that was closed unmet is timed until it was closed.</summary>
    public static Delay Of(Need need, DateTimeOffset now)
    {
        var ended = need.ServedAt ?? need.ClosedAt;
        return new(need.NeedId, need.ServiceType, Math.Max(0, (int)((ended ?? now) - need.OpenedAt).TotalDays), need.TargetDays(), ended is null);
    }
}
