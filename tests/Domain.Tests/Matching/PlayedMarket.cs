using System.Collections.Immutable;
using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Domain.Tests.Resources;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

/// <summary>Three openings with their real ledger decisions, filed in a catalogue, and everything that was decided; checked at every step.</summary>
internal sealed class PlayedMarket
{
    private static readonly string[] Types = ["language-training", "employment", "language-training"];

    private readonly Catalogue catalogue = new(MatchingPolicy.Default);
    private readonly ResourceProfile[] profiles;
    private readonly OpeningId[] ids;
    private readonly Opened[] openings = [new(1), new(2), new(3)];
    private readonly List<(int Opening, HoldId Hold)> holds = [];
    private long prices;

    public PlayedMarket()
    {
        profiles = [.. Types.Select(type => Samples.Profile(type))];
        ids = [.. Enumerable.Range(0, openings.Length).Select(at => new OpeningId($"o-0123456789abcdef0123-{at}"))];
        for (var at = 0; at < openings.Length; at++)
        {
            File(at);
        }
    }

    public List<MatchDecision> Decisions { get; } = [];

    public int Free(int opening) => openings[opening].State.Balance.Available;

    public void Play(MarketEvent happening, IReadOnlyList<Seeker> people)
    {
        var at = happening.Which % openings.Length;
        switch (happening.Kind)
        {
            case <= 4:
                Decide(people[happening.Which % people.Count]);
                break;
            case 5 when holds.Count > 0:
                Withdraw(happening.Which % holds.Count);
                break;
            case 6:
                openings[at].Change(maximum: happening.Amount);
                File(at);
                break;
            case 7:
                openings[at].Change(isClosed: happening.Amount == 0);
                File(at);
                break;
            case 8:
                catalogue.SetPrices(PlainRanking.Prices(++prices, [.. ids.Zip([0, happening.Amount * 60_000L, happening.Which * 10_000L])]));
                break;
        }

        Assert.All(openings, opening => Assert.True(opening.State.Balance.IsSound));
    }

    public CapacityOutcome Withdraw(int which)
    {
        var (opening, hold) = holds[which];
        var before = openings[opening].State;
        var outcome = openings[opening].Release(hold);
        Assert.Equal(before.Balance.Available + (before.Version < openings[opening].State.Version ? 1 : 0), Free(opening));
        File(opening);
        return outcome;
    }

    private void Decide(Seeker seeker)
    {
        var need = seeker.Needs[0];
        var considered = ImmutableArray.CreateBuilder<Considered>();
        foreach (var candidate in new Enquiry(catalogue, seeker, null, Samples.Today).Candidates(need.ServiceType, need.Urgency, 0))
        {
            var listing = catalogue.At(candidate.Opening);
            considered.Add(new(listing.OpeningId, listing.Version, candidate.Value, candidate.Price, candidate.Free, candidate.IsKeptTooLong));
        }

        var decision = MatchDecision.Of(new(
            new("n-0123456789abcdef0123"), null, Samples.Today, false, 0, considered.ToImmutable(), catalogue.PriceVersion, catalogue.PriceSource, catalogue.Policy.Version));
        Decisions.Add(decision);
        if (decision.Taken is { } taken)
        {
            var at = Array.IndexOf(ids, taken);
            Assert.Empty(MatchRanking.Explain(seeker, catalogue.At(catalogue.PositionOf(taken)), Samples.Today).Failures);
            holds.Add((at, Assert.IsType<CapacityOutcome.Placed>(openings[at].Place(seconds: 86_400)).HoldId));
            File(at);
        }
        else
        {
            CheckNothingIsWasted(seeker, decision);
        }
    }

    /// <summary>Every unit the person could have had was kept by its price.</summary>
    private void CheckNothingIsWasted(Seeker seeker, MatchDecision decision)
    {
        var could = ids.Where(id => catalogue.At(catalogue.PositionOf(id)) is var listing
            && listing.Profile.ServiceType == seeker.Needs[0].ServiceType && MatchRanking.Explain(seeker, listing, Samples.Today).Failures.IsEmpty);
        Assert.All(could, id => Assert.Contains(decision.Rejected, rejected => rejected.OpeningId == id && rejected.Why == Domain.Matching.Deciding.Rejection.PriceHeld));
    }

    private void File(int at)
    {
        var state = openings[at].State;
        catalogue.Put(Samples.Listing(profiles[at]) with { OpeningId = ids[at], Version = state.Version, Balance = state.Balance, IsClosed = state.IsClosed });
    }
}
