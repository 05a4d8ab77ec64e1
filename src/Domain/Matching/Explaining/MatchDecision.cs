using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Explaining;

/// <summary>Why an opening was not taken.</summary>
/// <param name="OpeningId">The opening.</param>
/// <param name="Why">The reason.</param>
/// <param name="Surplus">What its value left of its price.</param>
[GenerateSerializer, Immutable, Alias("RejectedOpening")]
public sealed record RejectedOpening(OpeningId OpeningId, Rejection Why, long Surplus);

/// <summary>A decision that can be explained, and taken again with the same answer.</summary>
/// <param name="Grounds">What it rested on.</param>
/// <param name="Taken">The opening, or null when the person goes on the waitlist.</param>
/// <param name="Surplus">Its surplus.</param>
/// <param name="Rejected">Every other one with its reason, by id.</param>
/// <param name="Hash">Over grounds and answer: two decisions with one hash are the same decision.</param>
[GenerateSerializer, Immutable, Alias("MatchDecision")]
public sealed record MatchDecision(DecisionGrounds Grounds, OpeningId? Taken, long Surplus, ImmutableArray<RejectedOpening> Rejected, string Hash)
{
    /// <summary>Openings that a decision remembers, at most.</summary>
    public const int OpeningsMax = 50;

    /// <summary>Decides. The order in which the openings are given makes no difference.</summary>
    public static MatchDecision Of(DecisionGrounds grounds)
    {
        grounds = grounds with { Openings = Remembered(grounds) };
        var candidates = grounds.Openings.Select((opening, at) => new Candidate(at, opening.Value, opening.Price, opening.Free, opening.IsKeptTooLong)).ToArray();
        var choice = Decider.Decide(candidates, grounds.ValueOfWaiting, grounds.IsAged);
        var rejected = Enumerable.Range(0, candidates.Length).Where(at => at != choice.At).Select(at => new RejectedOpening(
            grounds.Openings[at].OpeningId,
            Decider.WhyNot(candidates, at, choice, grounds.ValueOfWaiting, grounds.IsAged),
            Decider.SurplusOf(candidates[at], grounds.ValueOfWaiting, grounds.IsAged)));
        OpeningId? taken = choice.At < 0 ? null : grounds.Openings[choice.At].OpeningId;
        return new(grounds, taken, choice.Surplus, [.. rejected], HashOf(grounds, taken, choice.Surplus));
    }

    /// <summary>Takes the decision again; true when the answer, and so the hash, is the same.</summary>
    public bool Replays() => Of(Grounds).Hash == Hash;

    private static ImmutableArray<Considered> Remembered(DecisionGrounds grounds) =>
    [
        .. grounds.Openings
            .OrderByDescending(opening => opening.Free > 0)
            .ThenByDescending(opening => Decider.SurplusOf(new(0, opening.Value, opening.Price, opening.Free, opening.IsKeptTooLong), grounds.ValueOfWaiting, grounds.IsAged))
            .ThenByDescending(opening => opening.Value)
            .ThenBy(opening => opening.OpeningId.Value, StringComparer.Ordinal)
            .Take(OpeningsMax)
            .OrderBy(opening => opening.OpeningId.Value, StringComparer.Ordinal),
    ];

    private static string HashOf(DecisionGrounds grounds, OpeningId? taken, long surplus)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{grounds.NewcomerId.Value}|{grounds.NeedId?.Value}|{grounds.Day:yyyy-MM-dd}|{grounds.IsAged}|{grounds.ValueOfWaiting}|");
        text.Append(CultureInfo.InvariantCulture, $"{grounds.PriceVersion}|{grounds.PriceSource}|{grounds.PolicyVersion}|{taken?.Value}|{surplus}\n");
        foreach (var opening in grounds.Openings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{opening.OpeningId.Value}|{opening.Version}|{opening.Value}|{opening.Price}|{opening.Free}|{opening.IsKeptTooLong}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
