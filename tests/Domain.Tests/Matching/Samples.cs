using Coordination.Domain.Matching;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Tests.Matching;

/// <summary>A person in Toronto and an opening there that suits them; tests change what they are about.</summary>
internal static class Samples
{
    public static readonly DateOnly Today = new(2026, 11, 16);

    public static Seeker Seeker(params Need[] needs) => new()
    {
        NewcomerId = NewcomerId.New(),
        RegionCode = "3520",
        BirthDate = new(1990, 3, 1),
        PreferredLanguage = "en",
        NclcLowest = 4,
        Needs = [.. needs.Length == 0 ? [Need("language-training", 3)] : needs],
    };

    public static Need Need(string serviceType, int urgency) => new()
    {
        NeedId = NeedId.New(),
        ServiceType = serviceType,
        Urgency = urgency,
        OpenedAt = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
        TargetOn = new(2026, 12, 31),
    };

    public static ResourceProfile Profile(string serviceType = "language-training", string region = "3520", Modality modality = Modality.InPerson) => new()
    {
        ResourceId = ResourceId.New(),
        ProviderId = ProviderId.New(),
        ProviderName = new("Agency", "Organisme"),
        Kind = ResourceKind.Service,
        Title = new("English in the morning", "Anglais du matin"),
        ServiceType = serviceType,
        RegionCode = region,
        Modality = modality,
        Languages = ["en"],
    };

    public static OpeningListing Listing(ResourceProfile? profile = null)
    {
        profile ??= Profile();
        return new(
            OpeningId.From(profile.ResourceId, "test"), 1, profile, new(CapacityUnit.Seat, new(2026, 11, 20), new(2027, 2, 1)), new(10, 0, 0), false,
            new(2026, 11, 15, 9, 0, 0, TimeSpan.Zero));
    }
}
