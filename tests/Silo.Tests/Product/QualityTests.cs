using System.Net;
using Coordination.Domain.Gaps;
using Coordination.Domain.Quality;
using Coordination.Domain.Resources;
using Coordination.Grains.Quality;
using Coordination.Silo.Tests.Exports;
using Coordination.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>How far what providers say can be relied on, from what they did over HTTP.</summary>
public sealed class QualityTests(RunningProduct product)
{
    [Fact]
    public async Task S52_A_providers_entries_confirmations_and_answers_are_counted()
    {
        using var coordinator = await product.SignIn("coordinator");
        const string region = "5957";
        var provider = await Community.Provider(coordinator, region);
        await coordinator.Put($"/api/providers/{provider}/contact", new { contactEmail = "desk@example.org" });
        var choir = await Opening(coordinator, provider, region, "Chorale");
        var silent = await Opening(coordinator, provider, region, "");
        await Run($"update opening set affirmed_at = now() - interval '8 days' where opening_id = '{silent}'");
        var (inTime, late, overdue) = (await Refer(coordinator, region, choir), await Refer(coordinator, region, choir), await Refer(coordinator, region, choir));
        await Refer(coordinator, region, choir);
        foreach (var referral in new[] { inTime, late })
        {
            Assert.Equal(HttpStatusCode.OK, (await coordinator.Post($"/api/referrals/{referral}/accept")).Status);
        }

        await coordinator.Post($"/api/referrals/{inTime}/start");
        await Run($"update referral_row set respond_by = requested_at - interval '1 hour' where referral_id in ('{late}', '{overdue}')");
        await Run($"update referral_row set respond_by = requested_at where referral_id = '{inTime}' and answered_at is null");

        var found = Assert.Single(await product.Services.GetRequiredService<QualityTable>().Of([region]));

        // Of the provider its contact is filled in and its capacity is not; of two entries one lacks the French title, and both say no distance.
        Assert.Equal((new(4, 8), new(1, 2), new(1, 3), 1), (found.Filled, found.Fresh, found.InTime, found.Overdue));
        Assert.Equal(
            [(EntryField.Capacity, 1), (EntryField.TitleInBoth, 1), (EntryField.Reach, 2)], found.Missing.Select(item => (item.Key, item.Value)));
        Assert.Equal(found.InTime, (await product.Services.GetRequiredService<QualityTable>().Of(new ProviderId(provider)))!.InTime);
        var file = await TakenOut.By(product, "coordinator", $"/export/quality.csv?region={region}", "fr");
        Assert.Equal(["Maison", "50", "8", "50", "2", "33.3", "3", "1"], file.Lines[1]);
    }

    private static async Task<string> Opening(Api coordinator, string provider, string region, string french)
    {
        var resource = (await coordinator.Post($"/api/providers/{provider}/resources", new
        {
            kind = "club",
            title = new { en = "Choir", fr = french },
            serviceType = "community-connections",
            regionCode = region,
            modality = "in-person",
            languages = new[] { "en" },
        }))["id"];
        return (await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 9 }))["id"];
    }

    private static async Task<string> Refer(Api coordinator, string region, string opening) =>
        (await coordinator.Post("/api/referrals", new { newcomerId = await Community.Newcomer(coordinator, region), openingId = opening }))["id"];

    /// <summary>Has time go by, behind the back of what is written with a list.</summary>
    private async Task Run(string sql) => await product.ConnectionString.Run($"begin; set local session_replication_role = replica; {sql}; commit;");
}
