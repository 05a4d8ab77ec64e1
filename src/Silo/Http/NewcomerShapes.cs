using System.Globalization;
using Coordination.Dashboard.Words;
using Coordination.Domain.Matching;
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

    /// <summary>Ranked matches.</summary>
    public static object Matches(MatchList list) => new { Items = list.Items.Select(Match), list.PolicyVersion, list.AsOf };

    /// <summary>Why, or why not.</summary>
    public static object Explanation(Explanation explanation) => new
    {
        IsMatch = explanation.Failures.IsEmpty,
        WhyNot = explanation.Failures.Select(Remark),
        Match = explanation.Match is null ? null : Match(explanation.Match),
        MatchRanking.PolicyVersion,
    };

    private static object Match(Match match) => new
    {
        match.Listing.OpeningId,
        match.Listing.Profile.ResourceId,
        match.Listing.Profile.ProviderId,
        match.Listing.Profile.ServiceType,
        match.Listing.Profile.Kind,
        match.Listing.Profile.Title,
        match.Listing.Profile.ProviderName,
        match.Listing.Balance.Available,
        match.Listing.Terms.StartsOn,
        Score = match.Utility.Percent,
        Parts = match.Utility,
        Reasons = match.Reasons.Select(Remark),
        Cautions = match.Cautions.Select(Remark),
        match.NeedId,
        match.AssetId,
    };

    private static object Remark(Remark remark) => new { remark.Code, Text = RemarkText.Of(remark, CultureInfo.CurrentUICulture) };
}
