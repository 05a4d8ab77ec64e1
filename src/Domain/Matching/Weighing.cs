using System.Globalization;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching;

/// <summary>Weighs one eligible opening for one person.</summary>
internal static class Weighing
{
    private const int Full = 1000;
    private const int Neutral = 500;
    private const int SoonDays = 14;
    private const int LateDays = 90;
    private const int FreshDays = 7;
    private const int FewUnits = 2;
    private const double NearKm = 10;
    private const double MiddleKm = 30;

    /// <summary>Kinds in which a person gives and not only takes.</summary>
    private static readonly ImmutableArray<ResourceKind> Contributing = [ResourceKind.Club, ResourceKind.PaidOpportunity, ResourceKind.VolunteerOpportunity];

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
            need is null ? 0 : 600 + (need.Urgency * 80),
            asset is null ? 0 : Full,
            LanguageFit(seeker, listing.Profile, reasons, cautions),
            DistanceFit(listing.Profile, distanceKm, reasons, cautions),
            StartFit(listing.Terms.StartsOn, today, reasons, cautions),
            Neutral,
            Balance(listing));
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
            return Neutral;
        }

        if (profile.Languages.Contains(seeker.PreferredLanguage))
        {
            reasons.Add(Remark.Of(Remarks.InPreferredLanguage, seeker.PreferredLanguage));
            return Full;
        }

        cautions.Add(Remark.Of(Remarks.NotInPreferredLanguage, seeker.PreferredLanguage));
        return 0;
    }

    private static int DistanceFit(ResourceProfile profile, double distanceKm, ImmutableArray<Remark>.Builder reasons, ImmutableArray<Remark>.Builder cautions)
    {
        if (profile.Modality.IsRemote())
        {
            reasons.Add(Remark.Of(Remarks.Remote));
            return 800;
        }

        if (distanceKm <= NearKm)
        {
            reasons.Add(Remark.Of(Remarks.Near));
            return Full;
        }

        cautions.Add(Remark.Of(Remarks.Distance, Text(Math.Round(distanceKm))));
        return distanceKm <= MiddleKm ? 680 : 220;
    }

    private static int StartFit(DateOnly? startsOn, DateOnly today, ImmutableArray<Remark>.Builder reasons, ImmutableArray<Remark>.Builder cautions)
    {
        var days = startsOn is { } start ? Math.Max(0, start.DayNumber - today.DayNumber) : 0;
        if (days <= SoonDays)
        {
            reasons.Add(Remark.Of(Remarks.StartsSoon, Text(days)));
            return Full;
        }

        if (days < LateDays)
        {
            return Full - ((days - SoonDays) * Full / (LateDays - SoonDays));
        }

        cautions.Add(Remark.Of(Remarks.StartsLate, Text(days)));
        return 0;
    }

    private static int Balance(OpeningListing listing) =>
        listing.Balance.Maximum == 0 ? 0 : listing.Balance.Available * Full / listing.Balance.Maximum;

    private static void AddStanding(OpeningListing listing, DateOnly today, ImmutableArray<Remark>.Builder cautions)
    {
        if (listing.Balance.Available <= FewUnits)
        {
            cautions.Add(Remark.Of(Remarks.FewLeft, Text(listing.Balance.Available)));
        }

        var days = today.DayNumber - DateOnly.FromDateTime(listing.AffirmedAt.UtcDateTime).DayNumber;
        if (days > FreshDays)
        {
            cautions.Add(Remark.Of(Remarks.NotConfirmedLately, Text(days)));
        }

        if (listing.Profile.Title.IsHalfTranslated)
        {
            cautions.Add(Remark.Of(Remarks.HalfTranslated));
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
