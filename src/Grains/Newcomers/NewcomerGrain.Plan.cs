using Coordination.Domain.Consents;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Plans;
using Coordination.Domain.Plans.Circles;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Newcomers;

/// <content>What a plan adds to an assessment: needs of a template, milestones, and who helps together.</content>
internal sealed partial class NewcomerGrain
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<NeedId>?> AddNeeds(AddNeeds command)
    {
        if (kept.State.Person is null)
        {
            return null;
        }

        var next = NewcomerDecisions.AddNeeds(NewcomerId, kept.State, command.Entries, clock.GetUtcNow());
        if (next.Needs.Length > kept.State.Needs.Length)
        {
            await Write(next);
            await Home().ReportDemand([.. command.Entries.Select(entry => entry.ServiceType).Distinct()]);
        }

        return [.. kept.State.Needs.Where(need => need.Status == NeedStatus.Open && command.Entries.Any(entry => entry.ServiceType == need.ServiceType)).Select(need => need.NeedId)];
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Milestone>?> NoteMilestone(Milestone milestone)
    {
        if (kept.State.Person is null)
        {
            return null;
        }

        var others = kept.State.Milestones.Where(known => known.Kind != milestone.Kind);
        await Write(kept.State with { Milestones = [.. others.Append(milestone).OrderBy(known => known.ReachedOn)] });
        return kept.State.Milestones;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<CircleMember>?> ChangeCircle(ChangeCircle command)
    {
        if (kept.State.Person is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var steps = command.Role is { } role
            ? CareCircle.Join(kept.State.Circle, command.ProviderId, role, now, command.By)
            : CareCircle.Leave(kept.State.Circle, command.ProviderId, now, command.By);
        if (steps.Length > kept.State.Circle.Length)
        {
            await Write(kept.State with { Circle = steps });
        }

        return CareCircle.Members(steps);
    }

    /// <inheritdoc/>
    public Task<CircleView?> CircleFor(ProviderId providerId)
    {
        var members = CareCircle.Members(kept.State.Circle);
        if (kept.State.Person is not { } person || members.FirstOrDefault(member => member.ProviderId == providerId) is not { } own)
        {
            return Task.FromResult<CircleView?>(null);
        }

        var mayKnow = CircleRoles.MayKnow(own.Role);
        ImmutableArray<string> fields = [.. Sharing.Covered(kept.State.Consents, providerId, clock.GetUtcNow()).Where(mayKnow.Contains)];
        return Task.FromResult<CircleView?>(new(
            own.Role,
            own.Since,
            members,
            kept.State.Circle,
            Sharing.Show(person, kept.State.Assets, kept.State.Assessments.LastOrDefault(), fields),
            [.. kept.State.Needs.Where(need => CircleRoles.Sees(own.Role, need.ServiceType)).Select(need => new CircleNeed(need.ServiceType, need.Status, need.TargetOn))],
            own.Role == CircleRole.Employer ? [] : kept.State.Milestones));
    }
}
