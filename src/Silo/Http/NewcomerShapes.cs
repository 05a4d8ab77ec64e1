using Coordination.Domain.Newcomers;
using Coordination.Domain.Plans.Circles;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Merging;

namespace Coordination.Silo.Http;

/// <summary>What goes out about a newcomer.</summary>
internal static class NewcomerShapes
{
    /// <summary>A person with needs, assets and referrals.</summary>
    public static object Newcomer(NewcomerView view, IReadOnlyList<PersonMerge>? merges = null) => new
    {
        Id = view.NewcomerId,
        view.Person.GivenName,
        view.Person.FamilyName,
        BirthDate = view.Person.Anonymity is null ? view.Person.BirthDate : (DateOnly?)null,
        view.Person.RegionCode,
        view.Person.PreferredLanguage,
        view.Person.LandedOn,
        view.Person.PostalArea,
        view.Person.Audiences,
        view.Person.Contact,
        view.Person.ClientId,
        view.Person.Anonymity,
        view.Household,
        MergedIds = (merges ?? []).Select(merge => merge.MergedId),
        view.RegisteredAt,
        view.Sitting,
        view.Milestones,
        Circle = new { Members = CareCircle.Members(view.Circle), Steps = view.Circle },
        LatestAssessment = view.LatestAssessment is null ? null : Assessment(view.LatestAssessment),
        view.Needs,
        view.Assets,
        Referrals = view.Referrals.Select(referral => new { Id = referral.ReferralId, referral.Status, referral.ServiceType, referral.NeedId, referral.WhyAlone }),
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
        assessment.Answers,
        assessment.AssetsDeclined,
        assessment.Override,
    };
}
