using System.Globalization;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching;

/// <summary>The hard rules: what keeps a person out of an opening, whatever else speaks for it.</summary>
public static class Eligibility
{
    /// <summary>How far people come when a resource names no catchment, in kilometres (the reach of formula F1).</summary>
    public const double DefaultCatchmentKm = 60;

    /// <summary>Every rule that fails, in the order a worker would ask; empty when the person can take part.</summary>
    /// <param name="seeker">The person.</param>
    /// <param name="listing">The opening.</param>
    /// <param name="distanceKm">Between their divisions' interior points.</param>
    /// <param name="sameProvince">Whether both lie in one province; something remote is offered within its province.</param>
    /// <param name="today">The day of the decision.</param>
    public static ImmutableArray<Remark> Failures(Seeker seeker, OpeningListing listing, double distanceKm, bool sameProvince, DateOnly today)
    {
        var failures = ImmutableArray.CreateBuilder<Remark>();
        var profile = listing.Profile;
        AddStanding(failures, listing, today);
        AddLanguage(failures, seeker.NclcLowest, profile);

        var age = Age.InYears(seeker.BirthDate, today);
        if (age < profile.AgeMin)
        {
            failures.Add(Remark.Of(Remarks.TooYoung, Number(profile.AgeMin.Value)));
        }

        if (age > profile.AgeMax)
        {
            failures.Add(Remark.Of(Remarks.TooOld, Number(profile.AgeMax.Value)));
        }

        if (!profile.Audiences.IsEmpty && !profile.Audiences.Any(seeker.Audiences.Contains))
        {
            failures.Add(Remark.Of(Remarks.OtherAudience, [.. profile.Audiences.Select(Slugs<Audience>.Of)]));
        }

        if (!new Reach(distanceKm, sameProvince).Covers(profile))
        {
            failures.Add(Remark.Of(Remarks.OutsideCatchment, Number(Math.Round(distanceKm)), Number(profile.CatchmentKm ?? DefaultCatchmentKm)));
        }

        return failures.ToImmutable();
    }

    private static void AddStanding(ImmutableArray<Remark>.Builder failures, OpeningListing listing, DateOnly today)
    {
        if (listing.Profile.IsPending)
        {
            failures.Add(Remark.Of(Remarks.Pending));
        }

        if (listing.IsClosed)
        {
            failures.Add(Remark.Of(Remarks.Closed));
        }
        else if (listing.Balance.Available <= 0)
        {
            failures.Add(Remark.Of(Remarks.Full));
        }

        if ((listing.Terms.EndsOn ?? DateOnly.MaxValue) < today)
        {
            failures.Add(Remark.Of(Remarks.Over));
        }

        if (!listing.FreshnessOn(today).Counts())
        {
            failures.Add(Remark.Of(Remarks.Unconfirmed, Number(FreshnessRule.DaysSince(listing.AffirmedAt, today))));
        }
    }

    private static void AddLanguage(ImmutableArray<Remark>.Builder failures, int? lowest, ResourceProfile profile)
    {
        if (lowest is null)
        {
            if (profile.NclcMin > 0 || profile.NclcMax is not null)
            {
                failures.Add(Remark.Of(Remarks.LanguageUnknown));
            }

            return;
        }

        if (lowest < profile.NclcMin)
        {
            failures.Add(Remark.Of(Remarks.LanguageTooLow, Number(lowest.Value), Number(profile.NclcMin.Value)));
        }

        if (lowest > profile.NclcMax)
        {
            failures.Add(Remark.Of(Remarks.LanguageTooHigh, Number(lowest.Value), Number(profile.NclcMax.Value)));
        }
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
