using Coordination.Domain.Geography;

namespace Coordination.Benchmarks.Http;

/// <summary>Newcomers and openings to reserve, made over HTTP like everything else.</summary>
internal sealed record HttpCommunity(HttpCaller Caller, string[] Openings, string[] Newcomers, string HotOpening)
{
    private const int Providers = 100;
    private const int ResourcesEach = 5;
    private const int OpeningsEach = 2;
    private const int People = 1_000;
    private const int AtOnce = 16;

    /// <summary>More units than any run takes.</summary>
    private const int Plenty = 1_000_000;

    /// <summary>Few enough that most who come are too late.</summary>
    private const int HotUnits = 20;

    /// <summary>Makes it.</summary>
    public static async Task<HttpCommunity> Make(HttpCaller caller)
    {
        var divisions = RegionTable.CensusDivisions.Select(division => division.Code).ToArray();
        string Division(int number) => divisions[number * 7 % divisions.Length];
        var providers = await Many(Providers, number => caller.Make("/api/providers", new { name = Text("Benchmark"), kind = "community", regionCode = Division(number) }));
        var resources = await Many(Providers * ResourcesEach, number => caller.Make($"/api/providers/{providers[number % Providers]}/resources", new
        {
            kind = "service",
            title = Text("Class"),
            serviceType = "language-training",
            regionCode = Division(number),
            modality = "in-person",
            languages = new[] { "en", "fr" },
        }));
        Task<string> Open(string resource, int maximum) => caller.Make($"/api/resources/{resource}/openings", new { unit = "seat", maximum, startsOn = "2030-01-07" });
        var openings = await Many(resources.Length * OpeningsEach, number => Open(resources[number % resources.Length], Plenty));
        var newcomers = await Many(People, number => caller.Make("/api/newcomers", new
        {
            givenName = "Amina",
            familyName = "Benchmark",
            birthDate = "1990-05-04",
            regionCode = Division(number),
            preferredLanguage = "fr",
            landedOn = "2026-01-10",
        }));
        return new(caller, openings, newcomers, await Open(resources[0], HotUnits));
    }

    private static object Text(string text) => new { en = text, fr = text };

    private static async Task<string[]> Many(int count, Func<int, Task<string>> make)
    {
        var made = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => made[number] = await make(number));
        return made;
    }
}
