using System.Globalization;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching;

/// <summary>Weighs one eligible opening for one person.</summary>
internal static class Weighing
{
    private const int FewUnits = 2;

    /// <summary>Kinds in which a person gives and not only takes.</summary>
    internal static readonly ImmutableArray<ResourceKind> Contributing = [ResourceKind.Club, ResourceKind.PaidOpportunity, ResourceKind.VolunteerOpportunity];

    /// <summary>The match of this opening, or null when it answers no need and takes no asset.</summary>
    public static Match? MatchOf(Seeker seeker, OpeningListing listing, double distanceKm, DateOnly today)
    {
        var need = seeker.Needs.Where(need => need.ServiceType == listing.Profile.ServiceType).MaxBy(need => need.Urgency);
        var asset = AssetFor(seeker, listing.Profile);
        if (need is null && asset is null)
        {
            return null;
        }

        var reasons = ImmutableArray.CreateBuilder<Remark>();
        var cautions = ImmutableArray.CreateBuilder<Remark>();
        if (need is not null)
        {
            reasons.Add(Remark.Of(Remarks.MeetsNeed, need.ServiceType, Text(need.Urgency)));
        }

        if (asset is not null)
        {
            reasons.Add(Remark.Of(Remarks.UsesAsset, asset.Term));
        }

        var utility = new Utility(
            Fit.Need(need?.Urgency ?? 0),
            asset is null ? 0 : Fit.Full,
            LanguageFit(seeker, listing.Profile, reasons, cautions),
            DistanceFit(listing.Profile, distanceKm, reasons, cautions),
            StartFit(listing.Terms.StartsOn, today, reasons, cautions),
            Fit.Neutral,
            Fit.Balance(listing.Balance.Available, listing.Balance.Maximum));
        AddStanding(listing, today, cautions);
        return new(listing, need?.NeedId, need is null ? asset!.AssetId : null, need?.Urgency ?? 0, utility, reasons.ToImmutable(), cautions.ToImmutable());
    }

    private static Asset? AssetFor(Seeker seeker, ResourceProfile profile)
    {
        if (!Contributing.Contains(profile.Kind))
        {
            return null;
        }

        var willing = seeker.Assets.Where(asset => asset.WillingToContribute).ToList();
        return willing.Find(asset => profile.Title.En.Contains(asset.Term, StringComparison.OrdinalIgnoreCase)
                || profile.Title.Fr.Contains(asset.Term, StringComparison.OrdinalIgnoreCase))
            ?? willing.FirstOrDefault();
    }

    private static int LanguageFit(Seeker seeker, ResourceProfile profile, ImmutableArray<Remark>.Builder reasons, ImmutableArray<Remark>.Builder cautions)
    {
        if (profile.Languages.IsEmpty)
        {
            return Fit.Language(matters: false, isPreferred: false);
        }

        if (profile.Languages.Contains(seeker.PreferredLanguage))
        {
            reasons.Add(Remark.Of(Remarks.InPreferredLanguage, seeker.PreferredLanguage));
            return Fit.Language(matters: true, isPreferred: true);
        }

        cautions.Add(Remark.Of(Remarks.NotInPreferredLanguage, seeker.PreferredLanguage));
        return Fit.Language(matters: true, isPreferred: false);
    }

    private static int DistanceFit(ResourceProfile profile, double distanceKm, ImmutableArray<Remark>.Builder reasons, ImmutableArray<Remark>.Builder cautions)
    {
        var isRemote = profile.Modality.IsRemote();
        if (isRemote)
        {
            reasons.Add(Remark.Of(Remarks.Remote));
        }
        else if (distanceKm <= Fit.NearKm)
        {
            reasons.Add(Remark.Of(Remarks.Near));
        }
        else
        {
            cautions.Add(Remark.Of(Remarks.Distance, Text(Math.Round(distanceKm))));
        }

        return Fit.Distance(isRemote, distanceKm);
    }

    private static int StartFit(DateOnly? startsOn, DateOnly today, ImmutableArray<Remark>.Builder reasons, ImmutableArray<Remark>.Builder cautions)
    {
        var days = startsOn is { } start ? Math.Max(0, start.DayNumber - today.DayNumber) : 0;
        if (days <= Fit.SoonDays)
        {
            reasons.Add(Remark.Of(Remarks.StartsSoon, Text(days)));
        }
        else if (days >= Fit.LateDays)
        {
            cautions.Add(Remark.Of(Remarks.StartsLate, Text(days)));
        }

        return Fit.Start(days);
    }

    private static void AddStanding(OpeningListing listing, DateOnly today, ImmutableArray<Remark>.Builder cautions)
    {
        if (listing.Balance.Available <= FewUnits)
        {
            cautions.Add(Remark.Of(Remarks.FewLeft, Text(listing.Balance.Available)));
        }

        if (listing.FreshnessOn(today) == Freshness.Due)
        {
            cautions.Add(Remark.Of(Remarks.NotConfirmedLately, Text(FreshnessRule.DaysSince(listing.AffirmedAt, today))));
        }

        if (listing.Profile.Title.IsHalfTranslated)
        {
            cautions.Add(Remark.Of(Remarks.HalfTranslated));
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
