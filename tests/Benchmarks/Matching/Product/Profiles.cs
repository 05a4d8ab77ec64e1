using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain;
using Coordination.Domain.Resources;

namespace Coordination.Benchmarks.Matching.Product;

/// <summary>Resources of every service type, with the bounds that resources have.</summary>
internal static class Profiles
{
    private static readonly double[] Modalities = [75, 10, 5, 10];
    private static readonly ImmutableArray<string>[] Languages = [["en"], ["en", "fr"], ["fr"], []];
    private static readonly double[] LanguageWeights = [45, 35, 8, 12];

    /// <summary>So many.</summary>
    public static IEnumerable<ResourceProfile> Of(int count, int seed)
    {
        var dice = Dice.For(seed, 71);
        for (var number = 0; number < count; number++)
        {
            yield return Next(dice, number, seed);
        }
    }

    private static ResourceProfile Next(Dice dice, int number, int seed)
    {
        var type = ServiceTypes.Slugs[dice.Next(ServiceTypes.Slugs.Length)];
        int? lowest = dice.Chance(0.4) ? 1 + dice.Next(6) : null;
        return new()
        {
            ResourceId = new(ResourceId.Prefix + Ids.KeyFrom($"matches {seed}", $"resource {number}")),
            ProviderId = new(ProviderId.Prefix + Ids.KeyFrom($"matches {seed}", $"provider {number / 20}")),
            ProviderName = new($"Benchmark House {number / 20}", $"Maison Banc d'essai {number / 20}"),
            Kind = KindOf(type),
            Title = new($"Group {number}", $"Groupe {number}"),
            ServiceType = type,
            RegionCode = Ontario.Division(dice),
            Modality = (Modality)dice.Pick(Modalities),
            Languages = Languages[dice.Pick(LanguageWeights)],
            NclcMin = lowest,
            NclcMax = dice.Chance(0.2) ? (lowest ?? 0) + 3 + dice.Next(4) : null,
            AgeMin = dice.Chance(0.5) ? 16 + (2 * dice.Next(2)) : null,
            AgeMax = dice.Chance(0.15) ? 30 + dice.Next(40) : null,
            Audiences = dice.Chance(0.12) ? [(Audience)dice.Next(6)] : [],
            CatchmentKm = dice.Chance(0.1) ? 20 + dice.Next(80) : null,
        };
    }

    private static ResourceKind KindOf(string serviceType) => serviceType switch
    {
        "child-care" or "transportation" or "interpretation" => ResourceKind.Support,
        "community-connections" => ResourceKind.Club,
        "mentoring" => ResourceKind.PaidOpportunity,
        "volunteering" => ResourceKind.VolunteerOpportunity,
        _ => ResourceKind.Service,
    };
}
