using System.Net;
using Coordination.Silo.Telemetry;
using Coordination.Silo.Tests.Product;
using Coordination.Silo.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Telemetry;

/// <summary>The listener that Prometheus asks, apart from the product.</summary>
[Collection(nameof(ObservedProduct))]
public sealed class PrometheusTests(ObservedProduct product, RunningProduct plain)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_reads_what_HTTP_grains_database_and_runtime_do()
    {
        using var coordinator = await product.SignIn("coordinator");
        await Community.Opening(coordinator, 2);

        var text = await product.Scrape();

        Assert.Contains("http_server_request_duration_seconds_count{", text, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/api/providers\"", text, StringComparison.Ordinal);
        Assert.Contains("orleans_catalog_activations{", text, StringComparison.Ordinal);
        Assert.Contains("orleans_app_requests_latency_milliseconds_bucket{", text, StringComparison.Ordinal);
        Assert.Contains("db_client_operation_duration_seconds_count{", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_pause_time_seconds_total", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_reads_no_password_of_the_database()
    {
        var password = new NpgsqlConnectionStringBuilder(product.Host.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString).Password
            ?? await File.ReadAllTextAsync(Path.Combine(product.DataDirectory, "postgres", "password"), Cancellation);

        var text = await product.Scrape();

        Assert.NotEmpty(password.Trim());
        Assert.Contains("db_client_connection_count", text, StringComparison.Ordinal);
        Assert.DoesNotContain(password.Trim(), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_listener_answers_nothing_but_metrics()
    {
        using var client = new HttpClient { BaseAddress = product.Metrics };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/metrics", UriKind.Relative), Cancellation)).StatusCode);
        Assert.All(
            await Task.WhenAll(new[] { "/", "/sign-in", "/api/regions", "/health/live", "/admin/orleans/" }.Select(path => client.GetAsync(new Uri(path, UriKind.Relative), Cancellation))),
            response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode));
    }

    [Fact]
    public async Task The_products_own_address_answers_no_metrics_whatever_the_request_says_about_its_host()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = product.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Host = product.Metrics.Authority } };

        using var response = await client.SendAsync(request, Cancellation);

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("# TYPE", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unless_asked_for_nothing_listens_and_nothing_is_exported()
    {
        using var client = new HttpClient { BaseAddress = plain.Address };

        using var response = await client.GetAsync(new Uri("/metrics", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Null(plain.Services.GetService<MetricsListener>());
        Assert.Null(plain.Services.GetService<OpenTelemetry.Trace.TracerProvider>());
        Assert.Null(plain.Services.GetService<OpenTelemetry.Metrics.MeterProvider>());
    }

    [Theory]
    [InlineData("9464")]
    [InlineData("https://127.0.0.1:9464")]
    public async Task An_address_that_is_none_ends_the_start_with_a_message_that_names_it(string address)
    {
        using var home = new ProductHome();

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => home.Start([new("Coordination:Telemetry:MetricsAddress", address)]));

        Assert.Contains($"Coordination:Telemetry:MetricsAddress is not an http address: {address}", refused.Message, StringComparison.Ordinal);
    }
}
