namespace Coordination.Domain.Referrals;

/// <summary>A day on which somebody was expected, and whether they came.</summary>
/// <param name="On">The day; a referral has each day once.</param>
/// <param name="Attended">They came.</param>
/// <param name="By">Who recorded it (the signed-in user).</param>
[GenerateSerializer, Immutable, Alias("ReferralSession")]
public sealed record ReferralSession(DateOnly On, bool Attended, string By)
{
    /// <summary>Sessions of one referral, at most: two a week for four years.</summary>
    public const int SessionsMax = 400;

    private const int Absences = 2;

    /// <summary>The last times they were expected they did not come: somebody should ask why.</summary>
    public static bool AreMissed(ImmutableArray<ReferralSession> sessions) => sessions.Length >= Absences && sessions.TakeLast(Absences).All(session => !session.Attended);
}
