using Coordination.Domain.Newcomers;

namespace Coordination.Grains.Newcomers.Merging;

/// <summary>That two registered people are one, on somebody's word.</summary>
/// <param name="MergeId">The merge.</param>
/// <param name="MergedId">Who is no longer shown by themselves.</param>
/// <param name="SurvivingId">Who they are shown with.</param>
/// <param name="At">When, by the clock of the database.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Reason">Why.</param>
/// <param name="Undone">Who took it back; null while it counts.</param>
public sealed record PersonMerge(string MergeId, NewcomerId MergedId, NewcomerId SurvivingId, DateTimeOffset At, string By, string Reason, MergeUndone? Undone);

/// <summary>That a merge was taken back.</summary>
/// <param name="At">When, by the clock of the database.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Reason">Why.</param>
public sealed record MergeUndone(DateTimeOffset At, string By, string Reason);

/// <summary>Every answer to a merge.</summary>
public abstract record MergeOutcome
{
    private MergeOutcome()
    {
    }

    /// <summary>They are one now; or were made one before by the same command.</summary>
    public sealed record Done(PersonMerge Merge) : MergeOutcome;

    /// <summary>They were one person already.</summary>
    public sealed record AlreadyOne : MergeOutcome;

    /// <summary>One of the two is not registered.</summary>
    public sealed record Unknown : MergeOutcome;
}
