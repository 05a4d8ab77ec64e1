using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Geography;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Providers;

namespace Coordination.Silo.Demonstration;

/// <summary>Invents people and providers for real regions, in proportion to real arrivals. The same seed invents the same.</summary>
internal sealed class DemonstrationWorld(int seed)
{
    /// <summary>People of a community of scale 1.</summary>
    public const int PeopleAtScaleOne = 1_200;

    /// <summary>Arrivals a year below which a division has no provider of its own.</summary>
    private const int ArrivalsOfFirstProvider = 150;

    private const int ProvidersMax = 6;
    private const int MonthsSinceLandingMax = 40;

    /// <summary>How common needs of a type are, of a hundred people; a rough picture of ours, not a statistic.</summary>
    private static readonly ImmutableArray<(string ServiceType, int OfHundred)> NeedShares =
    [
        ("language-training", 55), ("employment", 45), ("information-orientation", 35), ("community-connections", 30), ("housing", 25), ("child-care", 18),
        ("health-wellbeing", 15), ("language-assessment", 20), ("education", 12), ("mentoring", 10), ("digital", 10), ("legal", 8), ("transportation", 8),
        ("interpretation", 8), ("case-management", 8), ("volunteering", 6), ("crisis-counselling", 2),
    ];

    private readonly Random random = new(seed);

    /// <summary>Divisions with how many of the people live there, largest share first.</summary>
    public static ImmutableArray<(Region Division, int People)> Homes(double scale)
    {
        var all = RegionTable.CensusDivisions.Sum(division => division.Arrivals2024);
        return
        [
            .. RegionTable.CensusDivisions
                .Select(division => (division, (int)Math.Round(division.Arrivals2024 * PeopleAtScaleOne * scale / all)))
                .Where(home => home.Item2 > 0)
                .OrderByDescending(home => home.Item2),
        ];
    }

    /// <summary>How many providers a division has.</summary>
    public static int ProvidersOf(Region division) => division.Arrivals2024 < ArrivalsOfFirstProvider
        ? 0
        : Math.Clamp(1 + (int)Math.Log2(division.Arrivals2024 / (double)ArrivalsOfFirstProvider), 1, ProvidersMax);

    /// <summary>A provider.</summary>
    public static RegisterProvider Provider(Region division, int index)
    {
        var which = (index + (division.Code[^1] - '0')) % DemonstrationWords.ProviderNames.Length;
        var name = DemonstrationWords.ProviderNames[which];
        return new(
            new($"{name.En} – {division.Name.En} (demo)", $"{name.Fr} – {division.Name.Fr} (démo)"),
            DemonstrationWords.ProviderKinds[which], division.Code, IsActive: true, FirstMember: null, IsInvented: true);
    }

    /// <summary>The resources of the providers of a division, each with the units of its opening: some types fall short, some have room.</summary>
    public IEnumerable<(ResourceDraft Draft, int Units)> Resources(Region division, ProviderId provider, int people, int providers, int index)
    {
        for (var kind = index; kind < NeedShares.Length; kind += providers)
        {
            var (serviceType, ofHundred) = NeedShares[kind];
            var wanted = people * ofHundred / 100.0;
            var units = (int)Math.Round(wanted * (0.15 + (random.NextDouble() * 0.9)));
            if (units == 0 && random.Next(3) > 0)
            {
                continue;
            }

            yield return (Draft(division, provider, serviceType), Math.Max(1, units));
        }
    }

    /// <summary>A person of a division.</summary>
    public Person Person(Region division, DateOnly today) => new()
    {
        GivenName = Pick(DemonstrationWords.GivenNames),
        FamilyName = Pick(DemonstrationWords.FamilyNames),
        BirthDate = today.AddDays(-random.Next(17 * 365, 70 * 365)),
        RegionCode = division.Code,
        PreferredLanguage = RegionTable.ProvinceOf(division.Code)!.Code == "24" || random.Next(12) == 0 ? "fr" : "en",
        LandedOn = today.AddDays(-random.Next(MonthsSinceLandingMax * 30)),
        IsInvented = true,
    };

    /// <summary>What an interview with them brings to light.</summary>
    public Interview Interview()
    {
        var needs = NeedShares.Where(share => random.Next(100) < share.OfHundred).Select(share => new NeedEntry(share.ServiceType, Urgency())).ToImmutableArray();
        var assets = Enumerable.Range(0, random.Next(3)).Select(_ => new AssetEntry(AssetKind.Skill, Pick(DemonstrationWords.Assets), random.Next(2) == 0)).DistinctBy(asset => asset.Term);
        var level = random.Next(1, 9);
        return new(
            needs.IsEmpty ? [new("information-orientation", 2)] : needs,
            [.. assets],
            [.. Enum.GetValues<NeedDomain>().Select(domain => new DomainFinding(domain, random.Next(2, 6), random.Next(4) == 0, null))],
            new(level, Math.Max(1, level - random.Next(2)), Math.Max(1, level - random.Next(3)), Math.Max(1, level - random.Next(3))));
    }

    /// <summary>A division, as likely as its arrivals.</summary>
    public Region Arrival()
    {
        var ticket = random.Next(RegionTable.CensusDivisions.Sum(division => division.Arrivals2024));
        return RegionTable.CensusDivisions.First(division => (ticket -= division.Arrivals2024) < 0);
    }

    /// <summary>True in so many cases of a hundred.</summary>
    public bool Chance(int ofHundred) => random.Next(100) < ofHundred;

    /// <summary>A number from 0 to below <paramref name="below"/>.</summary>
    public int Number(int below) => random.Next(below);

    private ResourceDraft Draft(Region division, ProviderId provider, string serviceType)
    {
        var (kind, title) = DemonstrationWords.Resource(serviceType, random.Next(3));
        return new()
        {
            ResourceId = ResourceId.From("demonstration", $"{provider} {serviceType}"),
            Kind = kind,
            Title = title,
            ServiceType = serviceType,
            RegionCode = division.Code,
            Modality = random.Next(8) == 0 ? Modality.Online : Modality.InPerson,
            Languages = RegionTable.ProvinceOf(division.Code)!.Code == "24" ? ["fr"] : random.Next(4) == 0 ? ["en", "fr"] : ["en"],
            NclcMin = serviceType == "employment" ? 4 : null,
            AgeMin = 16,
        };
    }

    private int Urgency() => Math.Clamp(1 + random.Next(3) + random.Next(3), 1, 5);

    private string Pick(ImmutableArray<string> words) => words[random.Next(words.Length)];
}
