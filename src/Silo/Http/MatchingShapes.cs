using System.Collections.Immutable;
using System.Globalization;
using Coordination.Dashboard.Words;
using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Bundles;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Matching.Rules;
using Coordination.Grains.Markets;
using Coordination.Grains.Newcomers;

namespace Coordination.Silo.Http;

/// <summary>What goes out about matching.</summary>
internal static class MatchingShapes
{
    /// <summary>Ranked matches.</summary>
    public static object Matches(MatchList list) => new { Items = list.Items.Select(Priced), list.PolicyVersion, list.PriceVersion, list.PriceSource, list.AsOf };

    /// <summary>Why, or why not.</summary>
    public static object Why(WhyNot why) => new
    {
        IsMatch = why.Failures.IsEmpty && why.Barring.IsEmpty,
        why.IsOffered,
        WhyNot = why.Against.Select(Remark),
        Changes = why.Changes.Select(Remark),
        Findings = Findings(why.Findings),
        why.Value,
        why.Price,
        KeptUntil = why.FreeOn,
        Match = why.Match is null ? null : Match(why.Match),
        why.PolicyVersion,
    };

    /// <summary>What came of having the engine place a need.</summary>
    public static object Placement(PlacementOutcome outcome) => new
    {
        outcome.DecisionId,
        OpeningId = outcome.HoldId?.Opening,
        outcome.HoldId,
        outcome.ExpiresAt,
        WaitlistEntryId = outcome.EntryId,
    };

    /// <summary>A proposed bundle.</summary>
    public static object Bundle(BundleProposal proposal) => new
    {
        Items = proposal.Parts.Select(part => new
        {
            part.NeedId,
            part.Listing.OpeningId,
            part.Listing.Profile.Title,
            part.Listing.Profile.ProviderName,
            part.Listing.Profile.ServiceType,
            part.Listing.Balance.Available,
            part.Value,
            part.Price,
        }),
        proposal.IsAtOneSite,
        proposal.Value,
        proposal.Price,
        proposal.Lacking,
        proposal.PolicyVersion,
    };

    /// <summary>A decision in a list.</summary>
    public static object DecisionLine(RecordedDecision recorded) => new
    {
        Id = recorded.DecisionId,
        recorded.Decision.Grounds.NeedId,
        recorded.Decision.Taken,
        recorded.Chosen,
        recorded.Reason,
        recorded.At,
        recorded.By,
        recorded.Decision.Grounds.PolicyVersion,
        recorded.Decision.Grounds.PriceVersion,
        recorded.Decision.Hash,
    };

    /// <summary>A decision with its grounds, and whether taking it again gives the same.</summary>
    public static object Decision(RecordedDecision recorded) => new
    {
        Id = recorded.DecisionId,
        recorded.Decision,
        recorded.Chosen,
        recorded.Reason,
        recorded.At,
        recorded.By,
        Replays = recorded.Decision.Replays(),
    };

    /// <summary>A simulated year in two ways.</summary>
    public static object Year(YearComparison year) => new { year.PolicyVersion, ByPolicy = Outcome(year.ByPolicy), FirstCome = Outcome(year.FirstCome) };

    private static object Outcome(YearOutcome outcome) => new
    {
        outcome.Value,
        Bands = outcome.Bands.Select(band => new { band.Band, band.Requests, band.Served, band.Waiting, band.MeanWaitDays, band.Utility }),
    };

    private static object Priced(PricedMatch priced) => new
    {
        priced.Match.Listing.OpeningId,
        priced.Match.Listing.Profile.ResourceId,
        priced.Match.Listing.Profile.ProviderId,
        priced.Match.Listing.Profile.ServiceType,
        priced.Match.Listing.Profile.Kind,
        priced.Match.Listing.Profile.Title,
        priced.Match.Listing.Profile.ProviderName,
        priced.Match.Listing.Balance.Available,
        priced.Match.Listing.Terms.StartsOn,
        Score = priced.Match.Utility.Percent,
        Parts = priced.Match.Utility,
        Reasons = priced.Match.Reasons.Select(Remark),
        Cautions = priced.Match.Cautions.Select(Remark),
        priced.Match.NeedId,
        priced.Match.AssetId,
        priced.Value,
        priced.Price,
        priced.KeptUntil,
        Findings = Findings(priced.Findings),
    };

    private static object Match(Match match) => new
    {
        match.Listing.OpeningId,
        match.Listing.Profile.ResourceId,
        match.Listing.Profile.Title,
        match.Listing.Balance.Available,
        Score = match.Utility.Percent,
        Parts = match.Utility,
        Reasons = match.Reasons.Select(Remark),
        Cautions = match.Cautions.Select(Remark),
        match.NeedId,
        match.AssetId,
    };

    private static IEnumerable<object> Findings(ImmutableArray<RuleFinding> findings) =>
        findings.Select(finding => new { finding.RuleId, finding.Consequence, Text = RemarkText.Of(finding.Remark, CultureInfo.CurrentUICulture) });

    private static object Remark(Remark remark) => new { remark.Code, Text = RemarkText.Of(remark, CultureInfo.CurrentUICulture) };
}
