using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Bundles;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Markets;
using Coordination.Grains.Resources;

namespace Coordination.Grains.Newcomers;

/// <content>What suits the person: asked of the market of their province.</content>
internal sealed partial class NewcomerGrain
{
    /// <summary>How often another place is looked for when the one decided on was taken in the meantime.</summary>
    private const int TriesMax = 3;

    private static readonly TimeSpan PlacementTime = TimeSpan.FromHours(48);

    /// <inheritdoc/>
    public async Task<MatchList?> Matches() => kept.State.Person is null ? null : await Market().Matches(Seeker());

    /// <inheritdoc/>
    public async Task<WhyNot?> Explain(OpeningId openingId) =>
        kept.State.Person is null || await Opening(openingId) is not { } listing ? null : await Market().Explain(Seeker(), listing);

    /// <inheritdoc/>
    public async Task<PlacementOutcome?> Place(PlaceNeed command)
    {
        if (kept.State.Person is null || OpenNeed(command.NeedId) is not { } need)
        {
            return null;
        }

        var full = ImmutableArray<OpeningId>.Empty;
        for (var attempt = 0; ; attempt++)
        {
            var (id, decision) = await Decided(command, need, attempt, full);
            if (decision.Taken is not { } taken || attempt == TriesMax)
            {
                return new(id, decision, null, null, await JoinWaitlist(need.NeedId, null, WaitlistEntryId.From(NewcomerId.Value, $"place {id}")));
            }

            var answer = await GrainFactory.GetGrain<IResourceGrain>(taken.Resource.Value)
                .PlaceHold(new(CommandKey.Step(NewcomerId.Value, $"place {id}"), taken, NewcomerId, need.NeedId, 1, PlacementTime));
            switch (answer)
            {
                case CapacityOutcome.Placed placed:
                    return new(id, decision, placed.HoldId, placed.ExpiresAt, null);
                case CapacityOutcome.AlreadyHolding holding:
                    return new(id, decision, holding.HoldId, null, null);
                default:
                    full = full.Add(taken);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<BundleProposal?> ProposeBundle(ImmutableArray<NeedId> needs) =>
        kept.State.Person is null ? null : await Market().ProposeBundle(Seeker(), needs);

    /// <inheritdoc/>
    public async Task<DecisionId?> Override(OverrideDecision command)
    {
        if (kept.State.Person is null || OpenNeed(command.NeedId) is null || await Opening(command.OpeningId) is null)
        {
            return null;
        }

        var id = DecisionId.From(command.Command.Scope, command.Command.Key);
        var decision = await Market().Decide(Seeker(), command.NeedId, []);
        await decisions.Add(new(id, decision, clock.GetUtcNow(), command.By, command.OpeningId, command.Reason));
        return id;
    }

    /// <summary>Decides, or finds what the same command decided before: a decision is recorded before it is acted on.</summary>
    private async Task<(DecisionId Id, MatchDecision Decision)> Decided(PlaceNeed command, Need need, int attempt, ImmutableArray<OpeningId> full)
    {
        var id = DecisionId.From(command.Command.Scope, $"{command.Command.Key} {attempt}");
        if (await decisions.Find(id) is { } recorded)
        {
            return (id, recorded.Decision);
        }

        var decision = await Market().Decide(Seeker() with { Needs = [need] }, need.NeedId, full);
        await decisions.Add(new(id, decision, clock.GetUtcNow(), command.By, null, null));
        return (id, decision);
    }

    private Need? OpenNeed(NeedId needId) => kept.State.Needs.FirstOrDefault(need => need.NeedId == needId && need.Status == NeedStatus.Open);

    private Seeker Seeker() => NewcomerDecisions.SeekerOf(NewcomerId, kept.State);

    private Task<OpeningListing?> Opening(OpeningId openingId) => GrainFactory.GetGrain<IResourceGrain>(openingId.Resource.Value).Opening(openingId);

    private IMarketGrain Market() => GrainFactory.Market(MarketPlaces.ProvinceOf(kept.State.Person!.RegionCode) ?? kept.State.Person.RegionCode);
}
