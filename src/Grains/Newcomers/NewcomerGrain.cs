using Coordination.Domain.Geography;
using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Ledger;
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
            await Write(kept.State with { Person = person, RegisteredAt = clock.GetUtcNow() });
        }

        return Seen();
    }

    /// <inheritdoc/>
    public Task<NewcomerView?> View() => Task.FromResult(kept.State.Person is null ? null : Seen());

    /// <inheritdoc/>
    public async Task<Assessment?> Assess(AssessNewcomer command)
    {
        if (kept.State.Person is null)
        {
            return null;
        }

        if (kept.State.Assessments.FirstOrDefault(assessment => assessment.AssessmentId == command.AssessmentId) is { } made)
        {
            return made;
        }

        await Write(NewcomerDecisions.Assess(kept.State, command, command.MadeAt ?? clock.GetUtcNow()));
        await Home().ReportDemand([.. command.Interview.Needs.Select(need => need.ServiceType).Distinct()]);
        return kept.State.Assessments[^1];
    }

    /// <inheritdoc/>
    public async Task<MatchList?> Matches()
    {
        if (kept.State.Person is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var listings = await Candidates(kept.State.Person.RegionCode);
        var ranked = MatchRanking.Rank(NewcomerDecisions.SeekerOf(NewcomerId, kept.State), listings, DateOnly.FromDateTime(now.UtcDateTime));
        return new(ranked, MatchRanking.PolicyVersion, now);
    }

    /// <inheritdoc/>
    public async Task<Explanation?> Explain(OpeningId openingId)
    {
        if (kept.State.Person is null || await GrainFactory.GetGrain<IResourceGrain>(openingId.Resource.Value).Opening(openingId) is not { } listing)
        {
            return null;
        }

        return MatchRanking.Explain(NewcomerDecisions.SeekerOf(NewcomerId, kept.State), listing, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }

    /// <inheritdoc/>
    public async Task NoteReservation(NeedId needId)
    {
        var isReserved = await committed.IsReserved(NewcomerId, needId);
        var next = NewcomerDecisions.Reserve(kept.State, needId, isReserved, clock.GetUtcNow());
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
    public async Task<WaitlistEntryId?> JoinWaitlist(NeedId needId, ResourceId? resourceId)
    {
        var need = kept.State.Needs.FirstOrDefault(need => need.NeedId == needId && need.Status == NeedStatus.Open);
        if (kept.State.Person is not { } person || need is null)
        {
            return null;
        }

        var seeker = NewcomerDecisions.SeekerOf(NewcomerId, kept.State);
        var entryId = await waitlist.Add(WaitlistEntryId.New(), seeker, need, resourceId, person.LandedOn, clock.GetUtcNow());

        // A place may be free already: let those who have one look at the line.
        var resources = resourceId is { } one
            ? [one]
            : (await Candidates(person.RegionCode)).Where(listing => listing.Profile.ServiceType == need.ServiceType && listing.Balance.Available > 0)
                .Select(listing => listing.Profile.ResourceId).Distinct();
        foreach (var resource in resources)
        {
            await GrainFactory.GetGrain<IResourceGrain>(resource.Value).Tend();
        }

        return entryId;
    }

    /// <summary>Openings of the division, of divisions in reach, and those of the province that reach further.</summary>
    private async Task<IEnumerable<OpeningListing>> Candidates(string division)
    {
        var regions = Distances.DivisionsNear(division, Eligibility.DefaultCatchmentKm).Select(near => near.Code).ToList();
        if (RegionTable.ProvinceOf(division) is { } province)
        {
            regions.Add(province.Code);
        }

        var lists = await Task.WhenAll(regions.Select(region => GrainFactory.GetGrain<IRegionGrain>(region).Candidates()));
        return lists.SelectMany(list => list).GroupBy(listing => listing.OpeningId).Select(same => same.MaxBy(listing => listing.Version)!);
    }

    private IRegionGrain Home() => GrainFactory.GetGrain<IRegionGrain>(kept.State.Person!.RegionCode);

    private Task Write(NewcomerState next) => kept.Write(next, this);

    private NewcomerView Seen() => new(
        NewcomerId,
        kept.State.Person!,
        kept.State.RegisteredAt,
        kept.State.Assessments.LastOrDefault(),
        kept.State.Needs,
        kept.State.Assets,
        kept.State.Referrals);
}
