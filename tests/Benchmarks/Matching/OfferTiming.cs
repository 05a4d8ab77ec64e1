using System.Diagnostics;
using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Waitlists;

namespace Coordination.Benchmarks.Matching;

/// <summary>How long it takes to decide whom to offer what has become free, when very many wait in one market.</summary>
internal static class OfferTiming
{
    public const int Waiting = 5_000;
    private const int Resources = 200;
    private const int Coming = 600;
    private const int Opening = 400;
    private const int Options = 6;
    private const int Rounds = 5;

    /// <summary>Milliseconds of one decision with all its futures, sampled and solved on one core: the median.</summary>
    public static double MedianMs(int seed)
    {
        var dice = Dice.For(seed, 41);
        var waiting = Enumerable.Range(0, Waiting).Select(_ => Person(dice, -dice.Between(0, 180))).ToList();
        MarketOpening[] free = [.. Enumerable.Range(0, 5).Select(_ => new MarketOpening(dice.Next(Resources), 0, 45, 1 + dice.Next(3)))];
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var futures = Enumerable.Range(0, MatchingPolicy.Default.Futures).Select(_ => FutureBuilder.Build(
                0,
                waiting,
                free,
                [.. Enumerable.Range(0, Coming).Select(_ => Person(dice, dice.Between(0, 45)))],
                [.. Enumerable.Range(0, Opening).Select(_ => dice.Between(0, 45)).Order().Select(day => new MarketOpening(dice.Next(Resources), day, day + 45, 1))],
                WaitlistWorld.HalvesInDays)).ToList();
            Consensus.Offers(futures, Waiting, [.. free.Select(opening => opening.Units)], MatchingPolicy.Default.VotePercent, WaitlistRules.Epsilon);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Math.Round(times.Order().ElementAt(Rounds / 2), 1);
    }

    private static MarketPerson Person(Dice dice, double day) => new(
        day, WaitlistWorld.Weights[dice.Next(3)], [.. Enumerable.Range(0, Options).Select(_ => new MarketOption(dice.Next(Resources), (long)(dice.Between(0.7, 1) * 100_000)))]);
}
