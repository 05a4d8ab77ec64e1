using Coordination.Dashboard.Words;
using Coordination.Domain;
using Coordination.Domain.Referrals;
using Coordination.Grains.Newcomers;

namespace Coordination.Silo.Http;

/// <summary>The one place where a referral's answer becomes an HTTP answer.</summary>
internal static class ReferralAnswer
{
    /// <summary>The answer over HTTP.</summary>
    public static Answer Of(ReferralOutcome outcome, bool isNew) => outcome switch
    {
        ReferralOutcome.Done done => new(isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, Shape(done.Referral)),
        ReferralOutcome.NoPlace none => CapacityAnswer.Of(none.Answer),
        ReferralOutcome.Illegal illegal => Illegal(illegal),
        ReferralOutcome.NotCovered uncovered => Answer.Problem(StatusCodes.Status409Conflict, "consent-missing", string.Join(", ", uncovered.Fields)),
        ReferralOutcome.Unknown { What: "newcomer" or "referral" } => Answer.NotFound(),
        ReferralOutcome.Unknown unknown => Unknown(unknown.What + "Id"),
        _ => throw new InvalidOperationException($"No HTTP answer for {outcome.GetType().Name}."),
    };

    /// <summary>A referral with its steps; no personal field is among them.</summary>
    public static object Shape(Referral referral) => new
    {
        Id = referral.ReferralId,
        referral.Status,
        referral.NeedId,
        referral.ProviderId,
        referral.ResourceId,
        referral.OpeningId,
        referral.HoldId,
        referral.ServiceType,
        referral.Note,
        referral.SharedFields,
        referral.RespondBy,
        referral.Outcome,
        referral.Steps,
        referral.Messages,
        referral.Sessions,
        referral.IsExperienceGiven,
        LegalMoves = ReferralTransitions.LegalFrom(referral.Status),
    };

    private static Answer Illegal(ReferralOutcome.Illegal illegal)
    {
        var legal = illegal.Legal.Select(Slugs<ReferralMove>.Of).ToArray();
        return new(
            StatusCodes.Status409Conflict,
            ProblemBody.Of(
                StatusCodes.Status409Conflict,
                "illegal-transition",
                OutcomeText.StandsAs(illegal.Referral, instant => instant.ToUniversalTime()),
                legal.Length == 0 ? "–" : string.Join(", ", illegal.Legal.Select(move => Words.Of(move)))) with
            { Legal = legal });
    }

    private static Answer Unknown(string field)
    {
        var checks = new Checks();
        checks.Fail(field, "Field_Unknown");
        return checks.Answer();
    }
}
