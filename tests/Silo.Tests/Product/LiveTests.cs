using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Figures over HTTP and over the hub.</summary>
public sealed class LiveTests(RunningProduct product)
{
    [Fact]
    public async Task S15_A_posted_opening_reaches_the_hub_and_the_figures()
    {
        using var coordinator = await product.SignIn("coordinator");
        await using var hub = Hub(coordinator.Token);
        var notices = Channel.CreateUnbounded<JsonElement>();
        var figures = Channel.CreateUnbounded<JsonElement>();
        hub.On<JsonElement>("OpeningChanged", notice => notices.Writer.TryWrite(notice));
        hub.On<JsonElement>("GapChanged", batch => figures.Writer.TryWrite(batch));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        await hub.StartAsync(patience.Token);
        await hub.InvokeAsync("Subscribe", "59", patience.Token);
        await figures.Reader.ReadAsync(patience.Token);
        var resource = await Community.Resource(coordinator, "digital", "5917");

        var began = TimeProvider.System.GetTimestamp();
        var opening = await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 11 });
        var notice = await notices.Reader.ReadAsync(patience.Token);
        var figure = await First(figures, item => Text(item, "regionCode") == "5917" && Text(item, "serviceType") == "digital", patience.Token);
        var took = TimeProvider.System.GetElapsedTime(began);

        Assert.Equal((opening["id"], "11"), (Text(notice, "openingId"), notice.GetProperty("available").ToString()));
        Assert.Equal(11, figure.GetProperty("available").GetInt32());
        TestContext.Current.TestOutputHelper?.WriteLine($"heard after {took.TotalMilliseconds:0} ms");
        var province = (await coordinator.Get("/api/gaps?level=province&serviceType=digital")).Body.GetProperty("items").EnumerateArray()
            .Single(item => Text(item, "regionCode") == "59");
        Assert.Equal(11, province.GetProperty("available").GetInt32());
    }

    [Fact]
    public async Task A_funder_cannot_listen_and_gets_rounded_figures()
    {
        using var funder = await product.SignIn("funder");
        await using var hub = Hub(funder.Token);

        await Assert.ThrowsAsync<HttpRequestException>(() => hub.StartAsync(TestContext.Current.CancellationToken));
        var items = (await funder.Get("/api/gaps?level=province")).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(13, items.Count);
        Assert.All(items, item => Assert.Equal(0, item.GetProperty("available").GetInt32() % 5));
        Assert.All(items, item => Assert.True(item.GetProperty("waiting") is { ValueKind: JsonValueKind.Null } || item.GetProperty("waiting").GetInt32() % 5 == 0));
    }

    [Fact]
    public async Task Toronto_Greater_Vancouver_and_Peel_lead_in_arrivals()
    {
        using var coordinator = await product.SignIn("coordinator");

        var leaders = (await coordinator.Get("/api/gaps?level=census-division")).Body.GetProperty("items").EnumerateArray()
            .OrderByDescending(item => item.GetProperty("arrivals12Months").GetInt32()).Take(3).ToList();

        Assert.Equal(["3520", "5915", "3521"], leaders.Select(item => Text(item, "regionCode")));
        Assert.Equal([73_415, 47_575, 33_155], leaders.Select(item => item.GetProperty("arrivals12Months").GetInt32()));
        Assert.True(leaders[0].GetProperty("expectedPerWeek").GetDouble() > 1_400);
    }

    private HubConnection Hub(string token) => new HubConnectionBuilder()
        .WithUrl(new Uri(product.Address, "/hubs/live"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(token))
        .Build();

    private static async Task<JsonElement> First(Channel<JsonElement> batches, Func<JsonElement, bool> isIt, CancellationToken patience)
    {
        while (true)
        {
            var batch = await batches.Reader.ReadAsync(patience);
            foreach (var item in batch.GetProperty("items").EnumerateArray().Where(isIt))
            {
                return item;
            }
        }
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
