using System.Collections.Concurrent;
using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Tests.Community;
using Xunit;

namespace Coordination.Grains.Tests.Regions.Totals;

/// <summary>What happens in a community in an order drawn at random: the draws follow from the seed, how they interleave does not.</summary>
internal sealed class RandomLife(TestCommunity community, int seed)
{
    private const int Hands = 8;
    private const int UnitsMax = 40;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);
    private static readonly Reason Why = new(ReasonCode.NoCapacity, "as drawn");

    /// <summary>Census divisions of eight provinces and a territory.</summary>
    private static readonly string[] Divisions =
    [
        "1001", "1007", "1209", "1301", "2423", "2465", "2466", "2481", "3506", "3513", "3520", "3521", "3525", "4602", "4611", "4706", "4711",
        "4806", "4811", "5901", "5909", "5915", "5917", "5933", "6001",
    ];

    private readonly Pool<OpeningId> openings = new();
    private readonly Pool<(NewcomerId Id, NeedId? Need)> people = new();
    private readonly Pool<HoldId> holds = new();
    private readonly Pool<(NewcomerId Id, ReferralId Referral)> referrals = new();
    private readonly ConcurrentDictionary<string, int> done = new();
    private readonly Random[] randoms = [.. Enumerable.Range(0, Hands).Select(hand => new Random(seed + hand))];

    public int Events => done.Values.Sum();

    public int Refusals => done.Where(pair => pair.Key.Contains(':', StringComparison.Ordinal)).Sum(pair => pair.Value);

    /// <summary>How often each act was done; one that was refused has the answer behind a colon.</summary>
    public string Story => string.Join(", ", done.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));

    /// <summary>What there is before anything happens.</summary>
    public async Task Begin(int openingCount, int peopleCount)
    {
        var random = new Random(seed - 1);
        var provider = await community.Register();
        for (var index = 0; index < openingCount; index++)
        {
            var draft = Acts.Draft(Any(random, ServiceTypes.Slugs.AsSpan()), Divisions[index % Divisions.Length], random.Next(4) == 0 ? Modality.Online : Modality.InPerson);
            openings.Add(await community.Post(random.Next(1, UnitsMax), draft, provider));
        }

        for (var index = 0; index < peopleCount; index++)
        {
            await Register(random);
        }
    }

    /// <summary>So many events, by eight hands at once.</summary>
    public Task Go(int events, Func<Task> inBetween) => Task.WhenAll(randoms.Select((random, hand) => Task.Run(async () =>
    {
        for (var index = hand; index < events; index += Hands)
        {
            var (act, answer) = await Act(random);
            done.AddOrUpdate(answer.Length == 0 ? act : $"{act}:{answer}", 1, (_, count) => count + 1);
            if (index % 250 == 0)
            {
                await inBetween();
            }
        }
    })));

    private async Task<(string Act, string Answer)> Act(Random random) => random.Next(100) switch
    {
        < 1 => ("register", await Register(random)),
        < 9 => ("assess", await Assess(random)),
        < 34 => ("hold", await Hold(random)),
        < 44 => ("confirm", await Resolve(random, isConfirmed: true)),
        < 57 => ("release", await Resolve(random, isConfirmed: false)),
        < 64 => ("extend", await Extend(random)),
        < 72 => ("change-maximum", await Change(random, random.Next(UnitsMax), null)),
        < 76 => ("close-or-reopen", await Change(random, null, random.Next(5) == 0)),
        < 85 => ("refer", await Refer(random)),
        < 91 => ("accept", await Move(random, ReferralMove.Accept)),
        < 94 => ("reject", await Move(random, ReferralMove.Reject)),
        < 97 => ("complete", await Move(random, ReferralMove.Complete)),
        _ => ("cancel", await Move(random, ReferralMove.Cancel)),
    };

    private async Task<string> Register(Random random)
    {
        var id = NewcomerId.New();
        await community.Newcomer(id).Register(Acts.Person(Any<string>(random, Divisions)));
        people.Add((id, null));
        return "";
    }

    private async Task<string> Assess(Random random)
    {
        people.Draw(random, out var person);
        var needs = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new NeedEntry(Any(random, ServiceTypes.Slugs.AsSpan()), random.Next(1, 5))).DistinctBy(need => need.ServiceType);
        var assessment = await community.Newcomer(person.Id).Assess(new(AssessmentId.New(), "worker", new([.. needs], [], [], null)));
        foreach (var need in assessment!.Needs)
        {
            people.Add((person.Id, need));
        }

        return "";
    }

    private async Task<string> Hold(Random random)
    {
        people.Draw(random, out var person);
        openings.Draw(random, out var opening);
        var outcome = await community.Resource(opening).PlaceHold(new(Acts.NewKey(), opening, person.Id, random.Next(2) == 0 ? person.Need : null, random.Next(1, 4), Lifetime));
        if (outcome is CapacityOutcome.Placed placed)
        {
            holds.Add(placed.HoldId);
        }

        return AnswerOf(outcome);
    }

    /// <summary>Confirms or gives back, and tells the person's record as the API does.</summary>
    private async Task<string> Resolve(Random random, bool isConfirmed)
    {
        if (!holds.Draw(random, out var hold))
        {
            return "nothing-held";
        }

        var resource = community.Resource(hold.Opening);
        var outcome = await (isConfirmed ? resource.ConfirmHold(new(Acts.NewKey(), hold)) : resource.ReleaseHold(new(Acts.NewKey(), hold)));
        if (outcome is CapacityOutcome.AlreadyResolved)
        {
            holds.Forget(hold);
        }

        if (outcome is CapacityOutcome.Confirmed { Need: { } served })
        {
            await community.Newcomer(served.NewcomerId).NoteReservation(served.NeedId);
        }

        if (outcome is CapacityOutcome.Released { Need: { } given })
        {
            await community.Newcomer(given.NewcomerId).NoteReservation(given.NeedId);
        }

        return AnswerOf(outcome);
    }

    private async Task<string> Extend(Random random) => holds.Draw(random, out var hold)
        ? AnswerOf(await community.Resource(hold.Opening).ExtendHold(new(Acts.NewKey(), hold, Lifetime + TimeSpan.FromMinutes(random.Next(60)))))
        : "nothing-held";

    private async Task<string> Change(Random random, int? maximum, bool? isClosed)
    {
        openings.Draw(random, out var opening);
        return AnswerOf(await community.Resource(opening).ChangeOpening(new(Acts.NewKey(), opening, maximum, isClosed, false)));
    }

    private async Task<string> Refer(Random random)
    {
        people.Draw(random, out var person);
        openings.Draw(random, out var opening);
        var id = ReferralId.New();
        var outcome = await community.Newcomer(person.Id).Refer(new(id, "worker", null, opening, null, null));
        if (outcome is ReferralOutcome.Done)
        {
            referrals.Add((person.Id, id));
        }

        return AnswerOf(outcome);
    }

    private async Task<string> Move(Random random, ReferralMove move) => referrals.Draw(random, out var referral)
        ? AnswerOf(await community.Newcomer(referral.Id).Move(new(
            referral.Referral, move, "partner", ReferralTransitions.NeedsReason(move) ? Why : null, move == ReferralMove.Complete ? Outcome.NeedMet : null)))
        : "nobody-referred";

    private static string AnswerOf(CapacityOutcome outcome) =>
        outcome is CapacityOutcome.Placed or CapacityOutcome.Confirmed or CapacityOutcome.Released or CapacityOutcome.Extended or CapacityOutcome.Changed ? "" : outcome.GetType().Name;

    private static string AnswerOf(ReferralOutcome outcome) => outcome switch
    {
        ReferralOutcome.Done => "",
        ReferralOutcome.NoPlace no => no.Answer.GetType().Name,
        _ => outcome.GetType().Name,
    };

    private static T Any<T>(Random random, ReadOnlySpan<T> from) => from[random.Next(from.Length)];
}
