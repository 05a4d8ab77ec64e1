using Coordination.Silo.SignIn;
using Coordination.Silo.Tests.Product.Protection;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Silo.Tests.Product.Briefs;

/// <summary>A product whose map two others may show, with forty-three people who wait in one division.</summary>
public sealed class BriefProduct : RunningProduct, IAsyncLifetime
{
    /// <summary>Where they wait.</summary>
    public const string Division = "3520";

    /// <summary>How many they are: no protected figure is this one.</summary>
    public const int Waiting = 43;

    /// <summary>Its settings.</summary>
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Coordination:Embed:Origins:0"] = "https://www.example.org",
        ["Coordination:Embed:Origins:1"] = "https://municipalite.example:8443",
        ["Coordination:Pdf:ChromiumPath"] = "/nowhere/chromium",
    };

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        using var coordinator = await SignIn("coordinator");
        var newcomer = await Community.Newcomer(coordinator, Division);
        await coordinator.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "employment", urgency = 3 } } });
        await Database.Scalar($"""
            insert into need_row select 'x-brief-' || i, 'n-brief-' || i, region_code, service_type, urgency, status, opened_at, target_on
            from need_row, generate_series(2, {Waiting}) i where newcomer_id = '{newcomer}'
            """);
        await Eventually.Within(TimeSpan.FromSeconds(60), async () => (await coordinator.Get("/api/gaps?level=census-division&serviceType=employment")).Body.GetProperty("items")
            .EnumerateArray().Single(item => item.GetProperty("regionCode").GetString() == Division).GetProperty("waiting").GetInt32() == Waiting);
    }

    /// <summary>A browser's session.</summary>
    internal Task<Caller> Browser(string user, string language = "en") =>
        Caller.WithCookie(Address, user, Services.GetRequiredService<DemoUsers>().Password!, language);
}
