namespace Coordination.Domain.Matching.Deciding;

/// <summary>Takes the best opening for a person, or has the person wait.</summary>
/// <remarks>
/// Surplus = value - price - value of waiting; the highest above 0 is taken. A price may only delay, never deny: it does not count
/// for a person who has waited beyond the ageing limit, nor for a unit that has been kept back for as long as the policy allows.
/// Of equals the one of higher value is taken, then the earlier in the market. Pure; a few nanoseconds a candidate.
/// </remarks>
public static class Decider
{
    /// <summary>Decides.</summary>
    /// <param name="candidates">Everything the person is eligible for.</param>
    /// <param name="valueOfWaiting">What the person can expect from waiting, in the unit of the values; 0 when nothing is expected.</param>
    /// <param name="isAged">The person has waited beyond the ageing limit.</param>
    public static Choice Decide(ReadOnlySpan<Candidate> candidates, long valueOfWaiting = 0, bool isAged = false)
    {
        var best = Choice.Waits;
        long highest = 0;
        for (var at = 0; at < candidates.Length; at++)
        {
            ref readonly var candidate = ref candidates[at];
            if (candidate.Free <= 0)
            {
                continue;
            }

            var surplus = SurplusOf(candidate, valueOfWaiting, isAged);
            if (surplus > highest || (surplus == highest && best >= 0 && IsBefore(candidate, candidates[best])))
            {
                highest = surplus;
                best = at;
            }
        }

        return new(best, highest);
    }

    /// <summary>What is left of the value of a candidate.</summary>
    public static long SurplusOf(in Candidate candidate, long valueOfWaiting, bool isAged)
    {
        var free = isAged || candidate.IsKeptTooLong;
        return candidate.Value - (free ? 0 : candidate.Price + valueOfWaiting);
    }

    /// <summary>Why a candidate was not taken.</summary>
    public static Rejection WhyNot(ReadOnlySpan<Candidate> candidates, int at, Choice choice, long valueOfWaiting = 0, bool isAged = false)
    {
        ref readonly var candidate = ref candidates[at];
        return choice.At == at ? Rejection.None
            : candidate.Free <= 0 ? Rejection.Full
            : SurplusOf(candidate, 0, isAged) <= 0 ? Rejection.PriceHeld
            : SurplusOf(candidate, valueOfWaiting, isAged) <= 0 ? Rejection.WorthWaiting
            : Rejection.Outdone;
    }

    private static bool IsBefore(in Candidate candidate, in Candidate other) =>
        candidate.Value > other.Value || (candidate.Value == other.Value && candidate.Opening < other.Opening);
}
