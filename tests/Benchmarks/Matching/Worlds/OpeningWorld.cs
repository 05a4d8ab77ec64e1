using Coordination.Domain;
using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Benchmarks.Matching.Worlds;

/// <summary>Openings and people as the product knows them: 5 regions x 12 service types, with bounds of level, age and audience.</summary>
internal static class OpeningWorld
{
    public static readonly DateOnly Today = new(2026, 11, 16);

    private static readonly string[] Regions = ["3520", "3521", "5915", "2466", "4806"];
    private static readonly double[] RegionShares = [0.34, 0.25, 0.19, 0.13, 0.09];
    private static readonly string[] Types = [.. ServiceTypes.Slugs.Take(12)];
    private static readonly Modality[] Modalities = [Modality.InPerson, Modality.InPerson, Modality.InPerson, Modality.Hybrid, Modality.Online, Modality.SelfDirected];

    /// <summary>Openings, several to a resource.</summary>
    public static OpeningListing[] Openings(int count, int seed)
    {
        var dice = Dice.For(seed, 31);
        var listings = new OpeningListing[count];
        ResourceProfile? profile = null;
        for (var at = 0; at < count; at++)
        {
            profile = profile is null || at % 5 == 0 ? Profile(dice, at) : profile;
            var maximum = 1 + dice.Next(30);
            var starts = Today.AddDays(dice.Next(120));
            listings[at] = new(
                OpeningId.From(profile.ResourceId, $"o{at}"), 1, profile, new(CapacityUnit.Seat, starts, starts.AddDays(60)), new(maximum, 0, dice.Chance(0.25) ? maximum : dice.Next(maximum)), dice.Chance(0.05), new(2026, 11, 15, 9, 0, 0, TimeSpan.Zero));
        }

        return listings;
    }

    /// <summary>People, each with one need.</summary>
    public static Seeker[] Seekers(int count, int seed)
    {
        var dice = Dice.For(seed, 32);
        return [.. Enumerable.Range(0, count).Select(at => new Seeker
        {
            NewcomerId = new NewcomerId($"n-{at:x20}"),
            RegionCode = Regions[dice.Pick(RegionShares)],
            BirthDate = Today.AddDays(-365 * (16 + dice.Next(50))),
            PreferredLanguage = dice.Chance(0.2) ? "fr" : "en",
            NclcLowest = dice.Chance(0.1) ? null : dice.Next(9),
            Audiences = dice.Chance(0.3) ? [(Audience)dice.Next(6)] : [],
            Needs = [new Need { NeedId = NeedId.From($"a-{at}", "x"), ServiceType = Types[dice.Next(Types.Length)], Urgency = 1 + dice.Next(5), OpenedAt = default, TargetOn = Today }],
            Band = (PriorityBand)(1 + dice.Next(3)),
        })];
    }

    private static ResourceProfile Profile(Dice dice, int at)
    {
        var nclcMin = dice.Chance(0.4) ? dice.Next(6) : (int?)null;
        var ageMin = dice.Chance(0.3) ? 13 + dice.Next(6) : (int?)null;
        return new()
        {
            ResourceId = new ResourceId($"r-{at:x20}"),
            ProviderId = new ProviderId($"p-{at % 997:x20}"),
            ProviderName = new("Agency", "Organisme"),
            Kind = ResourceKind.Service,
            Title = new($"Offer {at}", $"Offre {at}"),
            ServiceType = Types[dice.Next(Types.Length)],
            RegionCode = Regions[dice.Pick(RegionShares)],
            Modality = Modalities[dice.Next(Modalities.Length)],
            Languages = dice.Chance(0.2) ? ["en", "fr"] : dice.Chance(0.2) ? ["fr"] : ["en"],
            NclcMin = nclcMin,
            NclcMax = nclcMin is { } least && dice.Chance(0.5) ? least + 3 : null,
            AgeMin = ageMin,
            AgeMax = ageMin is not null && dice.Chance(0.3) ? 30 : null,
            Audiences = dice.Chance(0.25) ? [(Audience)dice.Next(6)] : [],
        };
    }
}
