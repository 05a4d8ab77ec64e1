using System.Text.Json;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Who posts an opening learns how many waiting people match: a count, never names, and to partners no small one. In a product of its own: its partner changes organizations.</summary>
public sealed class WaitingMatchesTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    [Fact]
    public async Task People_in_line_for_the_service_type_in_reach_or_for_the_resource_are_counted_and_nobody_else()
    {
        using var coordinator = await product.SignIn("coordinator");
        var resource = await Community.Resource(coordinator, "employment", "1101");
        await Waiting(coordinator, "employment", "1101", null, 6);
        await Waiting(coordinator, "employment", "1101", resource, 1);
        await Waiting(coordinator, "employment", "1101", await Community.Resource(coordinator, "employment", "1101"), 1);
        await Waiting(coordinator, "legal", "1101", null, 1);
        await Waiting(coordinator, "employment", "5915", null, 1);

        var posted = await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 1 });

        Assert.Equal(7, posted.Body.GetProperty("waitingMatches").GetInt32());
        Assert.DoesNotContain("Amina", posted.Text, StringComparison.Ordinal);
        Assert.False((await coordinator.Get($"/api/openings/{posted["id"]}")).Body.TryGetProperty("waitingMatches", out _));
    }

    [Fact]
    public async Task A_partner_is_told_fewer_than_five_for_small_counts_none_for_none_and_the_number_from_five_on()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var partner = await product.SignIn("partner");
        using var french = await product.SignIn("partner", "fr");
        var provider = await Community.Provider(coordinator, "1103");
        await coordinator.Put($"/api/providers/{provider}/members/partner");
        var resource = (await partner.Post($"/api/providers/{provider}/resources", Community.ResourceBody("employment", "1103")))["id"];
        async Task<JsonElement> Posted(Api caller) =>
            (await caller.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 1 })).Body.GetProperty("waitingMatches");

        Assert.Equal(0, (await Posted(partner)).GetInt32());
        await Waiting(coordinator, "employment", "1103", resource, 3);
        Assert.Equal("fewer than 5", (await Posted(partner)).GetString());
        Assert.Equal("moins de 5", (await Posted(french)).GetString());
        await Waiting(coordinator, "employment", "1103", resource, 7);
        Assert.True((await Posted(partner)).GetInt32() >= 5);
    }

    private static async Task Waiting(Api coordinator, string serviceType, string region, string? resource, int people)
    {
        for (var person = 0; person < people; person++)
        {
            var newcomer = await Community.Newcomer(coordinator, region);
            var assessed = await coordinator.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType, urgency = 3 } } });
            await coordinator.Post($"/api/newcomers/{newcomer}/waitlist", new { needId = assessed.Body.GetProperty("needs")[0].GetString(), resourceId = resource });
        }
    }
}
