using Coordination.Domain.Newcomers;

namespace Coordination.Dashboard.People;

/// <summary>One part of a life as it is being entered.</summary>
public sealed class DomainDraft(NeedDomain domain)
{
    /// <summary>Not asked.</summary>
    public const string Skipped = "";

    /// <summary>Asked, and the person declined to say.</summary>
    public const string Declined = "declined";

    /// <summary>Which part.</summary>
    public NeedDomain Domain { get; } = domain;

    /// <summary><see cref="Skipped"/>, <see cref="Declined"/>, or 1 to 5.</summary>
    public string Answer { get; set; } = Skipped;

    /// <summary>Whether the person wants help with it.</summary>
    public bool WantsHelp { get; set; }

    /// <summary>What the person said.</summary>
    public string OwnWords { get; set; } = "";

    /// <summary>Takes what was kept.</summary>
    public void Take(DomainFinding? kept)
    {
        if (kept is not null)
        {
            (Answer, WantsHelp, OwnWords) = (kept.Situation?.ToString(CultureInfo.InvariantCulture) ?? Declined, kept.WantsHelp, kept.OwnWords ?? "");
        }
    }

    /// <summary>What is recorded.</summary>
    public DomainFinding Finding() =>
        new(Domain, Answer == Declined ? null : int.Parse(Answer, CultureInfo.InvariantCulture), WantsHelp, string.IsNullOrWhiteSpace(OwnWords) ? null : OwnWords.Trim());
}
