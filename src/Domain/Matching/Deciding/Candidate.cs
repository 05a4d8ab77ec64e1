namespace Coordination.Domain.Matching.Deciding;

/// <summary>One opening that a person is eligible for, at the moment of a decision.</summary>
/// <param name="Opening">Its position in the market.</param>
/// <param name="Value">Band weight x utility x wait factor: what serving the person here is worth.</param>
/// <param name="Price">What the last unit is expected to be worth to somebody who comes later.</param>
/// <param name="Free">Units that nobody has claimed.</param>
/// <param name="IsKeptTooLong">A unit has been kept back for as long as the policy allows: the price no longer counts.</param>
public readonly record struct Candidate(int Opening, long Value, long Price, int Free, bool IsKeptTooLong);

/// <summary>Why a candidate was not taken.</summary>
public enum Rejection
{
    /// <summary>It was taken.</summary>
    None,

    /// <summary>No unit is free.</summary>
    Full,

    /// <summary>Its price is above what it is worth for this person: it is kept for people with higher need.</summary>
    PriceHeld,

    /// <summary>Waiting for something better is worth more.</summary>
    WorthWaiting,

    /// <summary>Another one is better for this person.</summary>
    Outdone,
}

/// <summary>What was decided.</summary>
/// <param name="At">The position of the one taken among the candidates; <see cref="Waits"/> when the person goes on the waitlist.</param>
/// <param name="Surplus">Its surplus; 0 when none was taken.</param>
public readonly record struct Choice(int At, long Surplus)
{
    /// <summary>Nothing was taken.</summary>
    public const int Waits = -1;
}
