namespace Coordination.Silo.Tests.Product;

/// <summary>Makes what a test needs, over HTTP like everybody else.</summary>
internal static class Community
{
    /// <summary>A provider in a division; its id.</summary>
    public static async Task<string> Provider(Api coordinator, string region = "3520") =>
        (await coordinator.Post("/api/providers", new { name = new { en = "House", fr = "Maison" }, kind = "community", regionCode = region }))["id"];

    /// <summary>A resource of a new provider; its id.</summary>
    public static async Task<string> Resource(Api coordinator, string serviceType = "community-connections", string region = "3520") =>
        (await coordinator.Post($"/api/providers/{await Provider(coordinator, region)}/resources", ResourceBody(serviceType, region)))["id"];

    /// <summary>An opening of a new resource; its id.</summary>
    public static async Task<string> Opening(Api coordinator, int maximum, string serviceType = "community-connections", string region = "3520") =>
        (await coordinator.Post(
            $"/api/resources/{await Resource(coordinator, serviceType, region)}/openings",
            new { unit = "seat", maximum, startsOn = "2027-01-11" }))["id"];

    /// <summary>A newcomer; their id.</summary>
    public static async Task<string> Newcomer(Api worker, string region = "3520") => (await worker.Post("/api/newcomers", new
    {
        givenName = "Amina",
        familyName = "Exemple",
        birthDate = "1990-05-04",
        regionCode = region,
        preferredLanguage = "fr",
        landedOn = "2026-01-10",
    }))["id"];

    /// <summary>The shape of a resource.</summary>
    public static object ResourceBody(string serviceType, string region) => new
    {
        kind = "club",
        title = new { en = "Choir", fr = "Chorale" },
        serviceType,
        regionCode = region,
        modality = "in-person",
        languages = new[] { "en", "fr" },
        nclcMin = (int?)null,
        ageMin = (int?)null,
        ageMax = (int?)null,
    };
}
