using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Caseloads;

/// <summary>
/// Proposes moves of unanswered referrals that lower the highest load and then the distances from the mean (formula F8). Each step
/// takes the best single move there is, so the same inputs give the same moves and every move by itself makes things better.
/// </summary>
public static class CaseloadBalance
{
    /// <summary>A move may cost a person at most this many points of how well the place suits.</summary>
    public const double ScoreLossMax = 10;

    private const double Least = 1e-9;

    /// <summary>The moves, best first, at most <paramref name="movesMax"/>; none when nothing helps.</summary>
    public static ImmutableArray<BalanceMove> Propose(IReadOnlyCollection<ProviderLoad> loads, IReadOnlyCollection<MovableCase> cases, int movesMax)
    {
        var now = loads.ToDictionary(load => load.ProviderId);
        var open = cases.Where(item => now.ContainsKey(item.From)).ToDictionary(item => item.ReferralId);
        var units = cases.SelectMany(item => item.Places).GroupBy(place => place.OpeningId).ToDictionary(group => group.Key, group => group.First().Units);
        var moves = ImmutableArray.CreateBuilder<BalanceMove>();
        while (moves.Count < movesMax && Best(now, open.Values, units) is { } best)
        {
            moves.Add(best);
            open.Remove(best.Case.ReferralId);
            units[best.Place.OpeningId]--;
            now[best.Case.From] = now[best.Case.From].With(-best.Case.Weight, -1);
            now[best.Place.Provider] = now[best.Place.Provider].With(best.Case.Weight, 1);
        }

        return moves.ToImmutable();
    }

    /// <summary>The loads as they would be after these moves.</summary>
    public static ImmutableArray<ProviderLoad> After(IEnumerable<ProviderLoad> loads, IReadOnlyCollection<BalanceMove> moves) =>
    [
        .. loads.Select(load => load.With(
            moves.Sum(move => (move.Place.Provider == load.ProviderId ? move.Case.Weight : 0) - (move.Case.From == load.ProviderId ? move.Case.Weight : 0)),
            moves.Sum(move => (move.Place.Provider == load.ProviderId ? 1 : 0) - (move.Case.From == load.ProviderId ? 1 : 0)))),
    ];

    /// <summary>Gini coefficient of the loads, 0 (all alike) to 1: how unevenly work is spread.</summary>
    public static double Spread(IEnumerable<ProviderLoad> loads)
    {
        var ratios = loads.Select(load => load.Ratio).Order().ToArray();
        var sum = ratios.Sum();
        return ratios.Length == 0 || sum <= 0 ? 0 : ratios.Select((ratio, index) => ((2 * (index + 1)) - ratios.Length - 1) * ratio).Sum() / (ratios.Length * sum);
    }

    /// <summary>
    /// Work is taken only from who has no room. A move is judged by its two providers alone: the higher of both loads falls, or stays while they come closer. From the fullest
    /// provider first: that is what lowers the maximum.
    /// </summary>
    private static BalanceMove? Best(Dictionary<ProviderId, ProviderLoad> now, IEnumerable<MovableCase> open, Dictionary<OpeningId, int> units)
    {
        var mean = now.Values.Sum(load => load.Weight) / (double)now.Values.Sum(load => load.Capacity);
        return open
            .SelectMany(item => item.Places.Select(place => new BalanceMove(item, place)))
            .Where(move => now[move.Case.From].Ratio > ProviderLoad.LowRatio
                && move.Place.Provider != move.Case.From
                && now.ContainsKey(move.Place.Provider)
                && units[move.Place.OpeningId] > 0
                && move.Place.Score >= move.Case.Score - ScoreLossMax)
            .Select(move => (Move: move, Gain: Gain(now[move.Case.From], now[move.Place.Provider], move.Case.Weight, mean)))
            .Where(item => item.Gain > Least)
            .OrderByDescending(item => now[item.Move.Case.From].Ratio)
            .ThenByDescending(item => item.Gain)
            .ThenByDescending(item => item.Move.Place.Score - item.Move.Case.Score)
            .ThenBy(item => item.Move.Case.ReferralId.Value, StringComparer.Ordinal)
            .ThenBy(item => item.Move.Place.OpeningId.Value, StringComparer.Ordinal)
            .Select(item => item.Move)
            .FirstOrDefault();
    }

    private static double Gain(ProviderLoad from, ProviderLoad to, int weight, double mean)
    {
        var (fromAfter, toAfter) = (from.With(-weight, -1).Ratio, to.With(weight, 1).Ratio);
        return Math.Max(fromAfter, toAfter) >= Math.Max(from.Ratio, to.Ratio)
            ? 0
            : Math.Abs(from.Ratio - mean) + Math.Abs(to.Ratio - mean) - Math.Abs(fromAfter - mean) - Math.Abs(toAfter - mean)
                + (Math.Max(from.Ratio, to.Ratio) - Math.Max(fromAfter, toAfter));
    }
}
