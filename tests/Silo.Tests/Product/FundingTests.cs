using System.Net;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>What is given for services in regions, over HTTP.</summary>
public sealed class FundingTests(RunningProduct product)
{
    [Fact]
    public async Task A_funder_records_an_amount_others_who_weigh_seats_see_it_and_the_former_one_is_kept()
    {
        using var funder = await product.SignIn("funder");
        using var coordinator = await product.SignIn("coordinator");
        const string type = "interpretation";

        var first = await funder.Put("/api/funding/13", new { serviceType = type, dollarsPerYear = 250_000 });
        var second = await funder.Put("/api/funding/13", new { serviceType = type, dollarsPerYear = 300_000.5 });
        await funder.Put("/api/funding/13", new { serviceType = type, dollarsPerYear = 300_000.5 });
        await funder.Put("/api/funding/ircc-ontario", new { serviceType = type, dollarsPerYear = 1 });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, second.Status));
        var items = (await coordinator.Get($"/api/funding?serviceType={type}")).Body.GetProperty("items").EnumerateArray()
            .Select(item => (item.GetProperty("regionCode").GetString(), item.GetProperty("dollarsPerYear").GetDecimal(), item.GetProperty("by").GetString(), item.GetProperty("protected").GetBoolean())).ToArray();
        Assert.Equal(2, items.Length);
        Assert.Contains(("13", 300_000.5m, "funder", true), items);
        Assert.Equal(
            [300_000.5m, 250_000m],
            (await coordinator.Get("/api/funding/13")).Body.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("serviceType").GetString() == type).Select(item => item.GetProperty("dollarsPerYear").GetDecimal()));
    }

    [Theory]
    [InlineData("worker"), InlineData("partner"), InlineData("admin")]
    public async Task Who_does_not_weigh_seats_neither_reads_nor_records(string user)
    {
        using var caller = await product.SignIn(user);

        Assert.Equal(HttpStatusCode.Forbidden, (await caller.Get("/api/funding")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.Get("/api/funding/13")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.Put("/api/funding/13", new { dollarsPerYear = 1 })).Status);
    }

    [Theory]
    [InlineData(0.0), InlineData(-5.0), InlineData(10_000_000_001.0), InlineData(null)]
    public async Task Dollars_out_of_bounds_are_refused_by_name(double? dollars)
    {
        using var funder = await product.SignIn("funder", "fr");

        var reply = await funder.Put("/api/funding/13", new { dollarsPerYear = dollars });

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains("dollarsPerYear", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1307"), InlineData("CA"), InlineData("nowhere")]
    public async Task A_region_amounts_are_not_recorded_for_is_not_found(string region)
    {
        using var funder = await product.SignIn("funder");

        Assert.Equal(HttpStatusCode.NotFound, (await funder.Put($"/api/funding/{region}", new { dollarsPerYear = 5 })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await funder.Get($"/api/funding/{region}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await funder.Get("/api/funding?serviceType=swimming")).Status);
    }
}
