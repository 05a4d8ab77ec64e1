using System.Collections.Immutable;
using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using CsCheck;

namespace Coordination.Domain.Tests.Matching;

/// <summary>Draws people and openings of every kind the rules tell apart.</summary>
internal static class Communities
{
    private static readonly Gen<string> Region = Gen.OneOf<string>("3520", "3521", "3506", "2481", "nowhere");
    private static readonly Gen<string> Type = Gen.OneOf<string>("language-training", "employment", "education", "community-connections");
    private static readonly Gen<ImmutableArray<Audience>> Groups = Gen.Enum<Audience>().Array[0, 2].Select(groups => groups.Distinct().ToImmutableArray());
    private static readonly Gen<int?> Bound = Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 12].Select(level => (int?)level));

    private static readonly Gen<ResourceProfile> Profile =
        from region in Region
        from type in Type
        from kind in Gen.Enum<ResourceKind>()
        from modality in Gen.Enum<Modality>()
        from least in Bound
        from most in Bound
        from ages in Gen.Select(Bound, Bound)
        from groups in Groups
        from language in Gen.Int[0, 3]
        from isPending in Gen.Int[0, 9]
        select Samples.Profile(type, region, modality) with
        {
            Kind = kind,
            NclcMin = least,
            NclcMax = most,
            AgeMin = ages.Item1 * 3,
            AgeMax = ages.Item2 * 9,
            Audiences = groups,
            Languages = language switch { 0 => [], 1 => ["en"], 2 => ["fr"], _ => ["en", "fr"] },
            CatchmentKm = language == 3 ? 120 : null,
            IsPending = isPending == 0,
        };

    public static Gen<OpeningListing> Listing { get; } =
        from profile in Profile
        from starts in Gen.Int[-20, 120]
        from maximum in Gen.Int[0, 9]
        from held in Gen.Int[0, 9]
        from closed in Gen.Int[0, 9]
        from unconfirmed in Gen.Int[0, 40]
        select Samples.Listing(profile) with
        {
            Terms = new(CapacityUnit.Seat, Samples.Today.AddDays(starts), starts % 3 == 0 ? null : Samples.Today.AddDays(starts + 15)),
            Balance = new(maximum, Math.Min(held, maximum), 0),
            IsClosed = closed == 0,
            AffirmedAt = new(Samples.Today.AddDays(-unconfirmed), new(9, 0), TimeSpan.Zero),
        };

    public static Gen<Seeker> Seeker { get; } =
        from region in Region
        from types in Type.Array[1, 3]
        from urgency in Gen.Int[1, 5]
        from level in Bound
        from age in Gen.Int[0, 90]
        from groups in Groups
        from isFrench in Gen.Bool
        from gives in Gen.Bool
        select Samples.Seeker([.. types.Distinct().Select((type, at) => Samples.Need(type, ((urgency + at) % 5) + 1))]) with
        {
            RegionCode = region,
            NclcLowest = level,
            BirthDate = Samples.Today.AddYears(-age),
            Audiences = groups,
            PreferredLanguage = isFrench ? "fr" : "en",
            Assets = gives ? [new("s-1", AssetKind.Skill, "singing", true)] : [],
        };

    public static string Text(Seeker seeker, IEnumerable<OpeningListing> listings) =>
        $"{seeker.RegionCode} level {seeker.NclcLowest} born {seeker.BirthDate:O} [{string.Join(' ', seeker.Audiences)}] {seeker.PreferredLanguage} needs {string.Join(' ', seeker.Needs.Select(need => need.ServiceType))}\n"
        + string.Join('\n', listings.Select(listing => $"  {listing.Profile.RegionCode} {listing.Profile.ServiceType} {listing.Profile.Kind} {listing.Profile.Modality} level {listing.Profile.NclcMin}-{listing.Profile.NclcMax} "
            + $"age {listing.Profile.AgeMin}-{listing.Profile.AgeMax} [{string.Join(' ', listing.Profile.Audiences)}] {listing.Terms.StartsOn:O}-{listing.Terms.EndsOn:O} {listing.Balance} closed {listing.IsClosed} pending {listing.Profile.IsPending} affirmed {listing.AffirmedAt:O}"));
}
