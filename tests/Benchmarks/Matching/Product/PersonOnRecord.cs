using System.Text.Json;
using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Grains.Storage;

namespace Coordination.Benchmarks.Matching.Product;

/// <summary>Somebody who was registered and assessed once, as their grain keeps them.</summary>
internal sealed record PersonOnRecord(NewcomerId NewcomerId, Person Person, DateTimeOffset RegisteredAt, Assessment Assessment, ImmutableArray<Need> Needs, ImmutableArray<Asset> Assets)
{
    /// <summary>What the grain stores.</summary>
    public string State => JsonSerializer.Serialize(
        new { Person, RegisteredAt, Assessments = ImmutableArray.Create(Assessment), Needs, Assets, Referrals = Array.Empty<object>() }, CoordinationJson.Options);

    /// <summary>What matching may know of them, as a waitlist keeps it.</summary>
    public Seeker Seeker => new()
    {
        NewcomerId = NewcomerId,
        RegionCode = Person.RegionCode,
        BirthDate = Person.BirthDate,
        PreferredLanguage = Person.PreferredLanguage,
        NclcLowest = Assessment.Nclc!.Lowest,
        Needs = Needs,
        Assets = Assets,
        Band = Assessment.Result.Band,
        Vulnerability = Assessment.Result.Vulnerability,
        Level = Assessment.Result.Level,
        LandedOn = Person.LandedOn,
    };
}
