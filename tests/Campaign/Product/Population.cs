using System.Globalization;
using System.Net;
using System.Text.Json;
using Coordination.Campaign.History;
using Coordination.Campaign.Workload;

namespace Coordination.Campaign.Product;

/// <summary>Makes the world of the campaign over HTTP: one provider, resources, openings, people.</summary>
internal sealed class Population(Doorways doorways, ITarget target, Journal journal, Random random)
{
    private const int HotCount = 16;
    private const int OpeningsPerResource = 4;
    private const int AtOnce = 12;
    private const int TriesMax = 20;
    private const string Region = "3520";
    private const string ServiceType = "community-connections";
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    /// <summary>Makes it.</summary>
    public async Task<World> Make(int openings, int newcomers, int seekers)
    {
        var provider = await Create("/api/providers", "provider", new { name = new { en = "Campaign", fr = "Campagne" }, kind = "community", regionCode = Region });
        var resources = await Several(HotCount + ((openings - HotCount + OpeningsPerResource - 1) / OpeningsPerResource), number => Create(
            $"/api/providers/{provider}/resources", $"resource-{number}", new
            {
                kind = "club",
                title = new { en = $"Club {number}", fr = $"Club {number}" },
                serviceType = ServiceType,
                regionCode = Region,
                modality = "in-person",
                languages = new[] { "en", "fr" },
            }));
        var maxima = Enumerable.Range(0, openings).Select(number => number < HotCount ? random.Next(1, 5) : random.Next(1, 21)).ToArray();
        var posted = await Several(openings, async number =>
        {
            var resource = resources[number < HotCount ? number : HotCount + ((number - HotCount) / OpeningsPerResource)];
            var command = new Command { Act = Act.Post, Key = Key($"opening-{number}"), Resource = resource, Maximum = maxima[number] };
            var reply = await new Caller(target, journal, -1, new Random(number)).Ask(command);
            return new WorldOpening(reply?.Opening ?? throw new InvalidOperationException($"Opening {number} could not be posted: {reply}"), resource);
        });
        return new()
        {
            Openings = posted,
            HotCount = HotCount,
            Newcomers = await Several(newcomers, number => Newcomer($"newcomer-{number}")),
            Seekers = await Several(seekers, Seeker),
        };
    }

    private async Task<Seeker> Seeker(int number)
    {
        var newcomer = await Newcomer($"seeker-{number}");
        var key = $"assessment-{number}";
        var assessed = await Send($"/api/newcomers/{newcomer}/assessments", key, new { assetsDeclined = true, needs = new[] { new { serviceType = ServiceType, urgency = 1 + (number % 5) } } });
        return new(newcomer, assessed.GetProperty("needs")[0].GetString()!);
    }

    private Task<string> Newcomer(string key) => Create("/api/newcomers", key, new
    {
        givenName = "Given",
        familyName = key,
        birthDate = "1990-05-05",
        regionCode = Region,
        preferredLanguage = "en",
        landedOn = "2026-01-10",
    });

    private async Task<string> Create(string path, string key, object body) => (await Send(path, key, body)).GetProperty("id").GetString()!;

    private async Task<JsonElement> Send(string path, string key, object body)
    {
        for (var tries = 1; ; tries++)
        {
            var (status, said) = await doorways.Send(0, HttpMethod.Post, path, Key(key), body, TimeSpan.FromSeconds(30));
            if ((int)status is >= 200 and < 300)
            {
                return said;
            }

            // Silos that have only just met are told to repeat what they could not pass on in time.
            if (tries == TriesMax || status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict))
            {
                throw new InvalidOperationException($"{path} was answered with {(int)status}: {said}");
            }

            await Task.Delay(BetweenTries);
        }
    }

    private static string Key(string name) => string.Create(CultureInfo.InvariantCulture, $"world-{name}");

    private static async Task<ImmutableArray<T>> Several<T>(int count, Func<int, Task<T>> make)
    {
        var made = new T[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => made[number] = await make(number));
        return [.. made];
    }
}
