using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Coordination.Silo.SignIn;
using Coordination.Silo.Telemetry;
using Coordination.Silo.Tests.Product;
using Coordination.Silo.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Coordination.Silo.Tests.Telemetry;

/// <summary>What is told arrives, and nobody's name with it.</summary>
[Collection(nameof(ObservedProduct))]
public sealed partial class ExportTests(ObservedProduct product)
{
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(20);

    /// <summary>A log of the product, whose category is ours because this class is.</summary>
    private readonly ILogger logger = product.Host.Services.GetRequiredService<ILogger<ExportTests>>();

    [Theory]
    [InlineData("/v1/metrics", "http.server.request.duration")]
    [InlineData("/v1/metrics", "kestrel.active_connections")]
    [InlineData("/v1/metrics", "orleans-app-requests-latency")]
    [InlineData("/v1/metrics", "db.client.operation.duration")]
    [InlineData("/v1/metrics", "dotnet.gc.collections")]
    [InlineData("/v1/traces", "Microsoft.AspNetCore")]
    [InlineData("/v1/traces", "Microsoft.Orleans.Application")]
    [InlineData("/v1/traces", "Npgsql")]
    public async Task Metrics_and_traces_of_every_part_arrive_by_OTLP(string path, string name)
    {
        using var coordinator = await product.SignIn("coordinator");
        await Community.Opening(coordinator, 2);

        await Eventually.Within(Arrival, () => Task.FromResult(product.Receiver.Has(path, name)));
    }

    [Fact]
    public async Task Whatever_is_made_on_our_own_meter_and_source_arrives()
    {
        var mark = Mark();
        using var meter = new Meter(TelemetryHosting.Own);
        using var source = new ActivitySource(TelemetryHosting.Own);

        meter.CreateCounter<int>($"metric.{mark}").Add(1);
        source.StartActivity($"trace {mark}")?.Dispose();

        await Eventually.Within(Arrival, () => Task.FromResult(product.Receiver.Has("/v1/metrics", $"metric.{mark}") && product.Receiver.Has("/v1/traces", $"trace {mark}")));
    }

    [Fact]
    public async Task The_log_arrives_by_OTLP()
    {
        var mark = Mark();

        LogSomething(logger, mark);

        await Eventually.Within(Arrival, () => Task.FromResult(product.Receiver.Has("/v1/logs", mark)));
    }

    [Fact]
    public async Task A_persons_name_is_in_no_metric_trace_or_log()
    {
        var canary = Mark();
        using var worker = await product.SignIn("worker");
        using var browser = new Browser(product.Host);
        await browser.SignInOnThePage("worker", product.Host.Services.GetRequiredService<DemoUsers>().Password!);

        var registered = await worker.Post("/api/newcomers", new { givenName = canary, familyName = canary, birthDate = "1990-05-04", regionCode = "3520", preferredLanguage = "fr", landedOn = "2026-01-10" });
        var refused = await worker.Post("/api/newcomers", new { givenName = canary, familyName = canary, birthDate = canary, regionCode = canary });
        var malformed = await worker.Send(HttpMethod.Post, "/api/newcomers", $"{{ \"givenName\": {canary} }}", null);
        await worker.Get($"/api/newcomers/{registered["id"]}?{canary}={canary}");
        await browser.Status($"/people?q={canary}");
        await EverythingSoFarArrived();

        Assert.Equal(HttpStatusCode.Created, registered.Status);
        Assert.All([refused, malformed], reply => Assert.InRange((int)reply.Status, 400, 499));
        Assert.True(product.Receiver.HasAnywhere("/api/newcomers"), "The requests themselves were traced.");
        Assert.False(product.Receiver.HasAnywhere(canary));
        Assert.DoesNotContain(canary, await product.Scrape(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_an_error_is_in_no_trace_and_its_type_is()
    {
        var canary = Mark();
        using var source = new ActivitySource(TelemetryHosting.Own);

        using (var failing = source.StartActivity("failing"))
        {
            failing!.AddException(new FormatException(canary));
            failing.SetStatus(ActivityStatusCode.Error, canary);
            failing.SetTag("url.query", canary);
        }

        await EverythingSoFarArrived();
        Assert.True(product.Receiver.Has("/v1/traces", nameof(FormatException)));
        Assert.False(product.Receiver.HasAnywhere(canary));
    }

    [Fact]
    public async Task The_text_of_an_error_is_in_no_log_and_where_it_happened_is()
    {
        var canary = Mark();
        try
        {
            throw new InvalidOperationException(canary, new ArithmeticException(canary));
        }
        catch (InvalidOperationException exception)
        {
            LogFailure(logger, exception);
        }

        await EverythingSoFarArrived();
        Assert.True(product.Receiver.Has("/v1/logs", nameof(InvalidOperationException)));
        Assert.True(product.Receiver.Has("/v1/logs", nameof(ArithmeticException)));
        Assert.True(product.Receiver.Has("/v1/logs", nameof(The_text_of_an_error_is_in_no_log_and_where_it_happened_is)));
        Assert.False(product.Receiver.HasAnywhere(canary));
    }

    [Theory]
    [InlineData("/answer/")]
    [InlineData("/stop/")]
    public async Task The_key_in_an_address_that_needs_no_sign_in_is_in_no_trace_or_log(string address)
    {
        var canary = Mark();
        using var client = new HttpClient { BaseAddress = product.Host.Address };

        await client.GetAsync(new Uri(address + canary, UriKind.Relative), TestContext.Current.CancellationToken);
        await EverythingSoFarArrived();

        Assert.True(product.Receiver.Has("/v1/traces", address + "left out"));
        Assert.False(product.Receiver.HasAnywhere(canary));
    }

    [Fact]
    public async Task Probes_are_not_traced()
    {
        var mark = Mark();
        using var client = new HttpClient { BaseAddress = product.Host.Address };

        await client.GetAsync(new Uri($"/health/{mark}", UriKind.Relative), TestContext.Current.CancellationToken);
        await client.GetAsync(new Uri($"/elsewhere/{mark}-told", UriKind.Relative), TestContext.Current.CancellationToken);
        await Eventually.Within(Arrival, () => Task.FromResult(product.Receiver.Has("/v1/traces", $"/elsewhere/{mark}-told")));
        await EverythingSoFarArrived();

        Assert.False(product.Receiver.Has("/v1/traces", $"/health/{mark}"));
    }

    /// <summary>Traces and logs leave in the order in which they ended, so what came before a mark has arrived with it; metrics are told whole each time.</summary>
    private async Task EverythingSoFarArrived()
    {
        var mark = Mark();
        using var source = new ActivitySource(TelemetryHosting.Own);
        using var meter = new Meter(TelemetryHosting.Own);
        source.StartActivity(mark)?.Dispose();
        meter.CreateCounter<int>($"metric.{mark}").Add(1);
        LogSomething(logger, mark);
        await Eventually.Within(Arrival, () => Task.FromResult(
            product.Receiver.Has("/v1/traces", mark) && product.Receiver.Has("/v1/logs", mark) && product.Receiver.Has("/v1/metrics", $"metric.{mark}")));
    }

    private static string Mark() => $"m{Guid.NewGuid():n}";

    [LoggerMessage(Level = LogLevel.Information, Message = "Something happened: {Mark}")]
    private static partial void LogSomething(ILogger logger, string mark);

    [LoggerMessage(Level = LogLevel.Error, Message = "Something failed")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
