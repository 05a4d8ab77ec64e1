using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
using Coordination.Grains.Policies;

namespace Coordination.Grains.Newcomers;

/// <content>Interviews: kept while they are under way, recorded when they are complete, decided otherwise with a reason.</content>
internal sealed partial class NewcomerGrain
{
    /// <inheritdoc/>
    public async Task<Assessment?> Assess(AssessNewcomer command)
    {
        if (kept.State.Person is null)
        {
            return null;
        }

        if (kept.State.Assessments.FirstOrDefault(assessment => assessment.AssessmentId == command.AssessmentId) is { } made)
        {
            // A stop may have come between writing it and telling those who wait in line by it.
            await TellOfResult();
            return made;
        }

        var mayWait = !kept.State.Needs.IsEmpty;
        var policy = await GrainFactory.GetGrain<IPolicyGrain>(IPolicyGrain.Key).Current();
        await Write(NewcomerDecisions.Assess(kept.State, command, command.MadeAt ?? clock.GetUtcNow(), policy.Policy.Rules.EarlyAccessMonths));
        if (mayWait)
        {
            await TellOfResult();
        }

        var assessment = kept.State.Assessments[^1];
        await Home().ReportDemand([.. kept.State.Needs.Where(need => assessment.Needs.Contains(need.NeedId)).Select(need => need.ServiceType).Distinct()]);
        return assessment;
    }

    /// <inheritdoc/>
    public async Task<SittingOutcome?> SaveSitting(SaveSitting command)
    {
        if (kept.State.Person is null)
        {
            return null;
        }

        if (kept.State.Sitting is { } other && (other.AssessmentId != command.AssessmentId || (command.Seen is { } seen && other.SavedAt > seen && other.SavedBy != command.By)))
        {
            return new(other, IsSaved: false);
        }

        if (kept.State.Assessments.Any(assessment => assessment.AssessmentId == command.AssessmentId))
        {
            return new(null, IsSaved: false);
        }

        var now = clock.GetUtcNow();
        var begun = kept.State.Sitting;
        var sitting = new Sitting(
            command.AssessmentId, Instrument.Version, begun?.StartedBy ?? command.By, begun?.StartedAt ?? now, command.By, now, command.Interview, command.Levels);
        await Write(kept.State with { Sitting = sitting });
        return new(sitting, IsSaved: true);
    }

    /// <inheritdoc/>
    public async Task DiscardSitting(AssessmentId assessmentId)
    {
        if (kept.State.Sitting?.AssessmentId == assessmentId)
        {
            await Write(kept.State with { Sitting = null });
        }
    }

    /// <inheritdoc/>
    public async Task<Assessment?> OverrideResult(OverrideResult command)
    {
        if (kept.State.Assessments.LastOrDefault() is not { } latest || latest.AssessmentId != command.AssessmentId)
        {
            return null;
        }

        // The same decision again, by a repeated command, stays the decision of its time.
        if (latest.Override is not { } decided || (decided.Level, decided.Reason, decided.By) != (command.Level, command.Reason, command.By))
        {
            await Write(NewcomerDecisions.OverrideResult(kept.State, command, clock.GetUtcNow()));
        }

        await TellOfResult();

        return kept.State.Assessments[^1];
    }

    /// <summary>Those who wait in line do so by the newest result.</summary>
    private Task TellOfResult() => waitlist.Refresh(NewcomerDecisions.SeekerOf(NewcomerId, kept.State));
}
