using System.Globalization;
using Coordination.Silo.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Silo.Tests.Product.Protection;

/// <summary>A product with one division whose figures, people and offers are marked, and the ids of everything that was made there.</summary>
public sealed class MarkedProduct : RunningProduct, IAsyncLifetime
{
    /// <summary>A division of a small province, so that its numbers are the province's too.</summary>
    public const string Division = "1103";

    private const string ServiceType = "employment";
    private const int UnitsAtOnce = 100;
    private readonly Dictionary<string, string> ids = [];

    /// <summary>What exists, by the word that stands before it in addresses, or by the name of the part.</summary>
    public IReadOnlyDictionary<string, string> Ids => ids;

    /// <summary>The password of the demonstration users.</summary>
    public string Password => Services.GetRequiredService<DemoUsers>().Password!;

    /// <summary>Everything is tried at once.</summary>
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Coordination:WriteBurst"] = "100000",
        ["Coordination:WritesPerSecond"] = "100000",
        ["Coordination:Embed:Origins:0"] = "https://www.example.org",

        // A file of a browser cannot be searched; it is printed from the page beside it, which is.
        ["Coordination:Pdf:ChromiumPath"] = "/nowhere/chromium",
    };

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        using var coordinator = await SignIn("coordinator");
        await MakePeople(coordinator);
        await MakeOffers(coordinator);
        await Fill(coordinator);
        await MakeRest(coordinator);
        await MakeThemWait();
        await Eventually.Within(TimeSpan.FromSeconds(60), async () => await ExactFigures() == $"{Markers.Waiting} {Markers.Free} {Markers.Held} {Markers.Taken}");
    }

    /// <summary>What a coordinator is shown of the division: the numbers that must not get out.</summary>
    internal async Task<string> ExactFigures()
    {
        using var coordinator = await SignIn("coordinator");
        var figure = (await coordinator.Get($"/api/gaps?level=census-division&serviceType={ServiceType}")).Body.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("regionCode").GetString() == Division);
        return string.Join(' ', new[] { "waiting", "available", "held", "taken" }.Select(name => figure.GetProperty(name).GetInt64().ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Reply> Made(Task<Reply> asked)
    {
        var reply = await asked;
        Assert.True((int)reply.Status < 300, reply.Text);
        return reply;
    }

    private async Task MakePeople(Api coordinator)
    {
        object Person(string clientId) => new
        {
            givenName = Markers.GivenName,
            familyName = Markers.FamilyName,
            birthDate = "1990-05-04",
            regionCode = Division,
            preferredLanguage = "en",
            landedOn = "2026-01-10",
            clientId,
        };
        ids["newcomers"] = (await Made(coordinator.Post("/api/newcomers", Person("77120001"))))["id"];
        ids["merged"] = (await Made(coordinator.Post("/api/newcomers", Person("77120002"))))["id"];
        var assessment = await Made(coordinator.Post($"/api/newcomers/{ids["newcomers"]}/assessments", new
        {
            assetsDeclined = true,
            needs = new[] { ServiceType, "legal", "housing" }.Select(type => new { serviceType = type, urgency = 3 }),
        }));
        ids["assessment"] = assessment["id"];
        var needs = assessment.Body.GetProperty("needs");
        (ids["needId"], ids["legal"], ids["housing"]) = (needs[0].GetString()!, needs[1].GetString()!, needs[2].GetString()!);
        ids["merges"] = (await Made(coordinator.Post($"/api/newcomers/{ids["merged"]}/merge", new { into = ids["newcomers"], reason = "the same person" })))["id"];
        ids["consentId"] = (await Made(coordinator.Post(
            $"/api/newcomers/{ids["newcomers"]}/consents", new { purpose = "sharing", fields = new[] { "name" }, method = "verbal", witness = "S. Roy", language = "en" })))["id"];
    }

    private async Task MakeOffers(Api coordinator)
    {
        ids["providers"] = (await Made(coordinator.Post("/api/providers", new { name = new { en = Markers.ProviderName, fr = Markers.ProviderName }, kind = "community", regionCode = Division })))["id"];
        await Made(coordinator.Put($"/api/providers/{ids["providers"]}/members/partner"));
        ids["resources"] = await Resource(coordinator, ServiceType);
        ids["openings"] = await Opening(coordinator, ids["resources"], Markers.Free + Markers.Held + Markers.Taken);
    }

    /// <summary>Holds and reservations in the numbers that are marked.</summary>
    private async Task Fill(Api coordinator)
    {
        var people = new Queue<string>();
        for (var index = 0; index < (Markers.Held / UnitsAtOnce) + (Markers.Taken / UnitsAtOnce) + 2; index++)
        {
            people.Enqueue(await Community.Newcomer(coordinator, Division));
        }

        ids["holds"] = await Hold(Markers.Held % UnitsAtOnce);
        for (var left = Markers.Held / UnitsAtOnce; left > 0; left--)
        {
            await Hold(UnitsAtOnce);
        }

        for (var left = Markers.Taken; left > 0; left -= UnitsAtOnce)
        {
            await Made(coordinator.Post($"/api/holds/{await Hold(Math.Min(left, UnitsAtOnce))}/confirm"));
        }

        async Task<string> Hold(int units) =>
            (await Made(coordinator.Post($"/api/openings/{ids["openings"]}/holds", new { newcomerId = people.Dequeue(), units, ttlSeconds = 7_200 })))["holdId"];
    }

    /// <summary>Of other service types, so that the marked numbers stay.</summary>
    private async Task MakeRest(Api coordinator)
    {
        var legal = await Opening(coordinator, await Resource(coordinator, "legal"), 4);
        var housing = await Opening(coordinator, await Resource(coordinator, "housing"), 4);
        ids["referrals"] = (await Made(coordinator.Post("/api/referrals", new { newcomerId = ids["newcomers"], openingId = legal, needId = ids["legal"], note = Markers.Note })))["id"];
        ids["decisions"] = (await Made(coordinator.Post($"/api/newcomers/{ids["newcomers"]}/needs/{ids["housing"]}/place")))["decisionId"];
        ids["bundles"] = (await Made(coordinator.Post(
            "/api/bundles", new { newcomerId = await Community.Newcomer(coordinator, Division), items = new[] { new { openingId = legal, units = 1 }, new { openingId = housing, units = 1 } } })))["bundleId"];
        ids["projects"] = (await Made(coordinator.Post("/api/projects", new { name = new { en = "Hub", fr = "Carrefour" }, priority = "p1", regionCode = "ircc-ontario" })))["id"];
        ids["commands"] = "marked-command";
        await Made(coordinator.Post("/api/providers", new { name = new { en = Markers.ProviderName, fr = Markers.ProviderName }, kind = "community", regionCode = Division }, ids["commands"]));
    }

    /// <summary>People who wait are rows here: to assess two thousand would be to test something else.</summary>
    private async Task MakeThemWait()
    {
        await Database.Scalar($"""
            insert into need_row select 'x-marked-' || i, 'n-marked-' || i, region_code, service_type, urgency, status, opened_at, target_on
            from need_row, generate_series(2, {Markers.Waiting}) i where need_id = '{ids["needId"]}'
            """);
    }

    private async Task<string> Resource(Api coordinator, string serviceType) => (await Made(coordinator.Post($"/api/providers/{ids["providers"]}/resources", new
    {
        kind = "service",
        title = new { en = Markers.Title, fr = Markers.Title },
        serviceType,
        regionCode = Division,
        modality = "in-person",
        languages = new[] { "en", "fr" },
    })))["id"];

    private static async Task<string> Opening(Api coordinator, string resource, int maximum) =>
        (await Made(coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum })))["id"];
}
