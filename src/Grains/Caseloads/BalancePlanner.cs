using Coordination.Domain.Caseloads;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers;

namespace Coordination.Grains.Caseloads;

/// <summary>Works out what would balance the providers of a region: the engine names the places, formula F8 chooses among them.</summary>
public sealed class BalancePlanner(CaseloadTable caseloads, IGrainFactory grains)
{
    /// <summary>Moves of one proposal.</summary>
    public const int MovesMax = 50;

    /// <summary>Referrals that are looked at, of the fullest providers first.</summary>
    private const int CasesMax = 60;

    private const int AtOnce = 6;

    /// <summary>What would balance a region; nothing is changed.</summary>
    /// <param name="regionCode">Any region but Canada.</param>
    /// <param name="serviceType">One service type, or <c>all</c>.</param>
    /// <param name="movesMax">At most this many moves, up to <see cref="MovesMax"/>.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task<BalancePlan> Plan(string regionCode, string serviceType, int movesMax, CancellationToken cancellation = default) =>
        Plan(regionCode, serviceType, movesMax, [], cancellation);

    /// <summary>Sends those of the wanted moves that balance now, whatever the asker saw; null when none does.</summary>
    /// <param name="proposalId">The proposal; the caller chooses it, so that sending it twice sends it once.</param>
    /// <param name="regionCode">Any region but Canada.</param>
    /// <param name="wanted">Which referral to which opening.</param>
    /// <param name="by">The signed-in user.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<BalanceProposal?> Send(
        string proposalId, string regionCode, IReadOnlyCollection<(ReferralId Referral, OpeningId Opening)> wanted, string by, CancellationToken cancellation = default)
    {
        var proposal = grains.GetGrain<IBalanceGrain>(proposalId);
        if (await proposal.View() is { } sent)
        {
            return sent;
        }

        var plan = await Plan(regionCode, DivisionCounts.AllTypes, wanted.Count, wanted, cancellation);
        return plan.Moves.IsEmpty ? null : await proposal.Send(new(regionCode, by, [.. plan.Moves.Select(move => move.Proposed())]));
    }

    private async Task<BalancePlan> Plan(
        string regionCode, string serviceType, int movesMax, IReadOnlyCollection<(ReferralId Referral, OpeningId Opening)> only, CancellationToken cancellation)
    {
        var loads = await caseloads.Of(RegionTable.DivisionsWithin(regionCode), cancellation);
        var full = loads.Where(load => load.Ratio > ProviderLoad.LowRatio).Select(load => load.ProviderId).ToArray();
        var unanswered = await caseloads.UnansweredOf(full, serviceType, CasesMax, [.. only.Select(move => move.Referral)], cancellation);
        var movable = new (UnansweredCase Case, MovableCase Movable, ImmutableDictionary<OpeningId, OpeningListing> Listings)?[unanswered.Length];
        await Parallel.ForAsync(0, unanswered.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (index, _) =>
            movable[index] = await Places(unanswered[index]));

        var known = movable.Where(item => item is not null).Select(item => item!.Value).ToDictionary(item => item.Case.ReferralId);
        var cases = known.Values.Select(item => only.Count == 0 ? item.Movable : item.Movable with
        {
            Places = [.. item.Movable.Places.Where(place => only.Contains((item.Case.ReferralId, place.OpeningId)))],
        });
        var moves = CaseloadBalance.Propose(loads, [.. cases], movesMax);
        return new(regionCode, loads,
        [
            .. moves.Select(move => new PlannedMove(
                known[move.Case.ReferralId].Case, move.Place, move.Case.Score, known[move.Case.ReferralId].Listings[move.Place.OpeningId])),
        ]);
    }

    /// <summary>The places the engine would give for the need as well. Null when it cannot say how well the present one suits.</summary>
    private async Task<(UnansweredCase, MovableCase, ImmutableDictionary<OpeningId, OpeningListing>)?> Places(UnansweredCase item)
    {
        var newcomer = grains.GetGrain<INewcomerGrain>(item.NewcomerId.Value);
        if (await newcomer.Explain(item.OpeningId) is not { Match: { } present } || await newcomer.Matches() is not { } matches)
        {
            return null;
        }

        var places = matches.Items
            .Where(match => match.Match.NeedId == item.NeedId && !match.IsPriceHeld && match.Match.Listing.Balance.Available > 0 && match.Match.Listing.Profile.ServiceType == item.ServiceType)
            .Select(match => match.Match)
            .ToArray();
        return (item,
            new(item.ReferralId, item.Provider, item.Weight, present.Utility.Percent,
                [.. places.Select(match => new OtherPlace(match.Listing.OpeningId, match.Listing.Profile.ProviderId, match.Listing.Balance.Available, match.Utility.Percent))]),
            places.DistinctBy(match => match.Listing.OpeningId).ToImmutableDictionary(match => match.Listing.OpeningId, match => match.Listing));
    }
}

/// <summary>What would balance a region.</summary>
/// <param name="RegionCode">The region.</param>
/// <param name="Before">Loads now.</param>
/// <param name="Moves">What is proposed.</param>
public sealed record BalancePlan(string RegionCode, ImmutableArray<ProviderLoad> Before, ImmutableArray<PlannedMove> Moves)
{
    /// <summary>Loads after these of the moves.</summary>
    public ImmutableArray<ProviderLoad> After(IEnumerable<PlannedMove> chosen) => CaseloadBalance.After(Before,
    [
        .. chosen.Select(move => new BalanceMove(new(move.Case.ReferralId, move.Case.Provider, move.Case.Weight, move.ScoreNow, []), move.Place)),
    ]);
}

/// <summary>One move that is proposed, with what a coordinator wants to know of it.</summary>
/// <param name="Case">The referral.</param>
/// <param name="Place">Where to.</param>
/// <param name="ScoreNow">How well the present place suits, 0 to 100.</param>
/// <param name="Listing">The other opening.</param>
public sealed record PlannedMove(UnansweredCase Case, OtherPlace Place, double ScoreNow, OpeningListing Listing)
{
    /// <summary>As it is sent.</summary>
    public CaseMove Proposed() => new()
    {
        MoveId = "",
        ReferralId = Case.ReferralId,
        NewcomerId = Case.NewcomerId,
        From = Case.Provider,
        To = Place.Provider,
        OpeningId = Place.OpeningId,
        ServiceType = Case.ServiceType,
        Weight = Case.Weight,
        ScoreNow = ScoreNow,
        ScoreThen = Place.Score,
    };
}
