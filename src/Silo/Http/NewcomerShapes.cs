using Coordination.Domain.Newcomers;
using Coordination.Grains.Newcomers;

namespace Coordination.Silo.Http;

/// <summary>What goes out about a newcomer.</summary>
internal static class NewcomerShapes
{
    /// <summary>A person with needs, assets and referrals.</summary>
    public static object Newcomer(NewcomerView view) => new
    {
        Id = view.NewcomerId,
        view.Person.GivenName,
        view.Person.FamilyName,
        view.Person.BirthDate,
        view.Person.RegionCode,
        view.Person.PreferredLanguage,
        view.Person.LandedOn,
        view.Person.Audiences,
        view.RegisteredAt,
        LatestAssessment = view.LatestAssessment is null ? null : Assessment(view.LatestAssessment),
        view.Needs,
        view.Assets,
        Referrals = view.Referrals.Select(referral => new { Id = referral.ReferralId, referral.Status, referral.ServiceType, referral.NeedId }),
    };

    /// <summary>What an interview came to.</summary>
    public static object Assessment(Assessment assessment) => new
    {
        Id = assessment.AssessmentId,
        assessment.Result.Level,
        assessment.Result.Band,
        assessment.Result.Vulnerability,
        assessment.Result.Drivers,
        assessment.Needs,
        assessment.Assets,
        assessment.Nclc,
        assessment.MadeAt,
        assessment.Form,
    };
}
