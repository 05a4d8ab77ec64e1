using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
using Coordination.Domain.Resources;

namespace Coordination.Benchmarks.Matching.Product;

/// <summary>People of every age, level and band with one to four needs.</summary>
internal sealed class People(int seed, int part, DateTimeOffset now)
{
    private const int NeedsMax = 4;
    private const double Brings = 0.3;
    private static readonly double[] Bands = [3, 10, 22, 65];
    private readonly Dice dice = Dice.For(seed, part);
    private int number;

    /// <summary>The next one.</summary>
    /// <param name="daysAgoMax">The needs were recorded at most so many days ago.</param>
    /// <param name="division">Where they live; null for anywhere in the province.</param>
    /// <param name="serviceType">Their only need; null for several of any type.</param>
    public PersonOnRecord Next(double daysAgoMax, string? division = null, string? serviceType = null)
    {
        var id = NewcomerId.From($"matches {seed} {part}", $"{number++}");
        var at = now.AddDays(-daysAgoMax * dice.Next());
        var assessmentId = AssessmentId.From(id.Value, "assessment");
        ImmutableArray<Need> needs = [.. (serviceType is null ? ServiceTypesOf() : [serviceType]).Select(type => new Need
        {
            NeedId = NeedId.From(assessmentId.Value, type),
            ServiceType = type,
            Urgency = 1 + dice.Next(5),
            OpenedAt = at,
            TargetOn = DateOnly.FromDateTime(at.UtcDateTime).AddDays(ServiceTypes.Find(type)!.TargetDays),
        })];
        ImmutableArray<Asset> assets = dice.Chance(Brings) ? [new("s-" + id.Value[2..], AssetKind.Skill, "cooking", true)] : [];
        var band = (PriorityBand)dice.Pick(Bands);
        return new(id, Person(division), at, AssessmentOf(assessmentId, at, band, needs, assets), needs, assets);
    }

    private Person Person(string? division) => new()
    {
        GivenName = $"Amina {number}",
        FamilyName = "Benchmark",
        BirthDate = new DateOnly(1950, 1, 1).AddDays(dice.Next(57 * 365)),
        RegionCode = division ?? Ontario.Division(dice),
        PreferredLanguage = dice.Chance(0.2) ? "fr" : "en",
        LandedOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-100 - dice.Next(900)),
    };

    private Assessment AssessmentOf(AssessmentId id, DateTimeOffset at, PriorityBand band, ImmutableArray<Need> needs, ImmutableArray<Asset> assets)
    {
        var nclc = dice.Next(13);
        return new()
        {
            AssessmentId = id,
            Form = Instrument.Version,
            MadeAt = at,
            MadeBy = "coordinator",
            Needs = [.. needs.Select(need => need.NeedId)],
            Assets = [.. assets.Select(asset => asset.AssetId)],
            Nclc = new(nclc, nclc, Math.Min(12, nclc + 1), nclc),
            Result = new((NeedLevel)dice.Next(3), band, band <= PriorityBand.HighVulnerability ? dice.Between(0.5, 1) : dice.Between(0, 0.5), []),
        };
    }

    private string[] ServiceTypesOf()
    {
        var first = dice.Next(ServiceTypes.Slugs.Length);
        var count = 1 + dice.Next(NeedsMax);
        return [.. Enumerable.Range(0, count).Select(at => ServiceTypes.Slugs[(first + (at * 5)) % ServiceTypes.Slugs.Length])];
    }
}
