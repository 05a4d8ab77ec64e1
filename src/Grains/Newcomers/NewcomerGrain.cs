using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Ledger;
using Coordination.Grains.Markets;
using Coordination.Grains.Newcomers.Finding;
using Coordination.Grains.Referrals;
using Coordination.Grains.Regions;
using Coordination.Grains.Resources;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Newcomers;

/// <inheritdoc cref="INewcomerGrain"/>
[GrainType("newcomer")]
internal sealed partial class NewcomerGrain(
    [PersistentState("newcomer")] IPersistentState<NewcomerState> kept,
    LedgerReader committed,
    WaitlistTable waitlist,
    DecisionLog decisions,
    PersonKeys keys,
    ExperienceTable experiences,
    TimeProvider clock,
    ILogger<NewcomerGrain> logger) : Grain, INewcomerGrain
{
    private NewcomerId NewcomerId => new(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => FinishPendingMoves();

    /// <inheritdoc/>
    public async Task<NewcomerView> Register(Person person)
    {
        if (kept.State.Person is null)
        {
            await keys.Put(NewcomerId, person);
            await Write(kept.State with { Person = person, RegisteredAt = clock.GetUtcNow() });
        }

        return Seen();
    }

    /// <inheritdoc/>
    public Task<NewcomerView?> View() => Task.FromResult(kept.State.Person is null ? null : Seen());

    /// <inheritdoc/>
    public async Task NoteReservation(NeedId needId)
    {
        var (isReserved, isBundled) = await committed.Reservation(NewcomerId, needId);
        var next = NewcomerDecisions.Reserve(kept.State, needId, isReserved, isBundled, clock.GetUtcNow());
        if (ReferenceEquals(next, kept.State))
        {
            return;
        }

        if (isReserved)
        {
            await waitlist.Remove(needId);
        }

        await Write(next);
        await Home().ReportDemand([next.Needs.First(need => need.NeedId == needId).ServiceType]);
    }

    /// <inheritdoc/>
    public async Task<WaitlistEntryId?> JoinWaitlist(NeedId needId, ResourceId? resourceId, WaitlistEntryId? entryId = null)
    {
        if (entryId is { } chosen && await waitlist.Knows(chosen))
        {
            return chosen;
        }

        var need = kept.State.Needs.FirstOrDefault(need => need.NeedId == needId && need.Status == NeedStatus.Open);
        if (kept.State.Person is not { } person || need is null)
        {
            return null;
        }

        var seeker = NewcomerDecisions.SeekerOf(NewcomerId, kept.State);
        var entry = await waitlist.Add(entryId ?? WaitlistEntryId.New(), seeker, need, resourceId, person.LandedOn, clock.GetUtcNow());

        // A place may be free already: let those who have one look at the line, the best first, until it is offered.
        var resources = resourceId is { } one
            ? [one]
            : (await Market().Matches(seeker with { Needs = [need], Assets = [] })).Items.Select(item => item.Match.Listing.Profile.ResourceId).Distinct();
        foreach (var resource in resources)
        {
            await GrainFactory.GetGrain<IResourceGrain>(resource.Value).Tend();
            if (!await waitlist.IsWaiting(entry))
            {
                break;
            }
        }

        return entry;
    }

    private IRegionGrain Home() => GrainFactory.GetGrain<IRegionGrain>(kept.State.Person!.RegionCode);

    private async Task Write(NewcomerState next)
    {
        var before = kept.State;
        await kept.Write(next, this);
        if (!next.Circle.IsEmpty && NewcomerDecisions.ChangesCircle(before, next))
        {
            // Those who left are told too: their pages must not show anybody any more.
            await Home().ReportCircle([.. next.Circle.Select(step => step.ProviderId).Distinct()]);
        }
    }

    private NewcomerView Seen() => new(
        NewcomerId,
        kept.State.Person!,
        kept.State.RegisteredAt,
        kept.State.Assessments.LastOrDefault(),
        kept.State.Needs,
        kept.State.Assets,
        kept.State.Referrals,
        kept.State.Household)
    {
        Consents = kept.State.Consents,
        Sitting = kept.State.Sitting,
        Milestones = kept.State.Milestones,
        Circle = kept.State.Circle,
    };
}
