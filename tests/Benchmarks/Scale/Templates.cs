using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Resources;

namespace Coordination.Benchmarks.Scale;

/// <summary>A few people and resources, made by the grains themselves, so that what is multiplied is exactly what they write.</summary>
internal static class Templates
{
    /// <summary>People; of every three, two have a need that is served.</summary>
    public const int People = 60;

    /// <summary>Resources, one of each kind of service that comes up, three times.</summary>
    public const int Resources = 3 * Types;

    private const int Types = 6;
    private const int Units = 1_000_000;
    private const string Division = "3520";
    private const string Scope = "benchmark";

    private static readonly string[] ServiceTypeOf = ["language-training", "employment", "community-connections", "housing", "health-wellbeing", "information-orientation"];

    /// <summary>Makes them; they are remembered by their state rows.</summary>
    public static async Task Make(IGrainFactory grains, DateTimeOffset now)
    {
        var openings = new OpeningId[Resources];
        for (var number = 0; number < Resources; number++)
        {
            openings[number] = await MakeResource(grains, number);
        }

        for (var number = 0; number < People; number++)
        {
            await MakePerson(grains, number, openings, now);
        }
    }

    private static async Task<OpeningId> MakeResource(IGrainFactory grains, int number)
    {
        var id = ResourceId.New();
        var resource = grains.GetGrain<IResourceGrain>(id.Value);
        await resource.Describe(new()
        {
            ResourceId = id,
            ProviderId = ProviderId.New(),
            ProviderName = new("Benchmark House", "Maison Banc d'essai"),
            Kind = ResourceKind.Service,
            Title = new("Evening class in the library", "Cours du soir à la bibliothèque"),
            ServiceType = ServiceTypeOf[number % Types],
            RegionCode = Division,
            Modality = Modality.InPerson,
            Languages = ["en", "fr"],
        });
        return ((CapacityOutcome.Posted)await resource.PostOpening(new(CommandKey.Once(Scope), new(CapacityUnit.Seat, null, null), Units))).OpeningId;
    }

    private static async Task MakePerson(IGrainFactory grains, int number, OpeningId[] openings, DateTimeOffset now)
    {
        var id = NewcomerId.New();
        var newcomer = grains.GetGrain<INewcomerGrain>(id.Value);
        await newcomer.Register(new()
        {
            GivenName = $"Amina {number}",
            FamilyName = "Benchmark",
            BirthDate = new DateOnly(1960, 1, 1).AddDays(number * 200),
            RegionCode = Division,
            PreferredLanguage = number % 2 == 0 ? "en" : "fr",
            LandedOn = new(2026, 1, 10),
        });
        var type = ServiceTypeOf[number % Types];
        await newcomer.Assess(new(
            AssessmentId.New(),
            "worker",
            new(
                [new(type, 1 + (number % 5)), new(ServiceTypeOf[(number + 1) % Types], 3)],
                [new(AssetKind.Skill, "cooking", true)],
                [],
                new(4, 4, 3, 3)),
            now.AddDays(-number * 12)));
        if (number % 3 == 0)
        {
            return;
        }

        var need = (await newcomer.View())!.Needs.First(need => need.ServiceType == type).NeedId;
        var opening = openings[number % Types];
        var resource = grains.GetGrain<IResourceGrain>(opening.Resource.Value);
        var placed = (CapacityOutcome.Placed)await resource.PlaceHold(new(CommandKey.Once(Scope), opening, id, need, 1, TimeSpan.FromMinutes(15)));
        await resource.ConfirmHold(new(CommandKey.Once(Scope), placed.HoldId));
        await newcomer.NoteReservation(need);
    }
}
