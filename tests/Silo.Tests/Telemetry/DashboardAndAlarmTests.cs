using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Silo.Tests.Deployment;
using Coordination.Silo.Tests.Product;
using Coordination.Silo.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Coordination.Silo.Tests.Telemetry;

/// <summary>That the dashboard for Grafana and the alarms ask for what the product tells.</summary>
[Collection(nameof(ObservedProduct))]
public sealed partial class DashboardAndAlarmTests(ObservedProduct product)
{
    /// <summary>What Prometheus itself adds to every sample.</summary>
    private static readonly string[] PrometheusLabels = ["instance", "job", "le", "namespace", "pod"];

    private static string Folder => Path.Combine(Manifests.Root, "deploy");

    [Fact]
    public async Task Every_metric_and_label_that_they_ask_for_is_one_the_product_tells()
    {
        var scrape = await EverythingTold();
        var told = MetricNames.Read(scrape).Union(MetricNames.Published()).ToHashSet();
        var queries = Panels().Concat(Alarms().Select(alarm => alarm.Query)).ToList();

        Assert.True(queries.Count > 40, "The queries were found.");
        Assert.All(queries, query =>
        {
            Assert.NotEmpty(MetricNames.Used(query));
            Assert.All(MetricNames.Used(query), name => Assert.Contains(name, told));
            Assert.All(MetricNames.Labels(query).Except(PrometheusLabels), label => Assert.Contains($"{label}=\"", scrape, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Names_are_worked_out_as_the_exporter_does()
    {
        var scrape = await EverythingTold();
        var published = MetricNames.Published();

        Assert.All(
            MetricNames.Read(scrape).Where(name => Known().IsMatch(name)),
            name => Assert.Contains(name, published));
    }

    [Fact]
    public void Every_alarm_speaks_both_languages_and_the_runbook_says_what_to_do()
    {
        var runbook = File.ReadAllText(Path.Combine(Manifests.Root, "docs", "runbook.md"));

        Assert.NotEmpty(Alarms());
        Assert.All(Alarms(), alarm =>
        {
            Assert.NotEmpty(alarm.Summary);
            Assert.NotEmpty(alarm.SummaryFr);
            Assert.Contains($"\n### {alarm.Name}\n", runbook, StringComparison.Ordinal);
            Assert.Equal($"docs/runbook.md#{alarm.Name.ToLowerInvariant()}", alarm.Runbook);
        });
        Assert.All(Heading().Matches(runbook).Select(match => match.Groups[1].Value), name => Assert.Contains(name, Alarms().Select(alarm => alarm.Name)));
    }

    [Theory]
    [InlineData("sum by (instance) (rate(a_total{b=\"c\"}[5m])) / on (job) d > 1.8e9", "a_total d", "b instance")]
    [InlineData("histogram_quantile(0.99, sum by (le, x) (rate(y_bucket{z!~\"/q.*|/r\"}[$__rate_interval])))", "y_bucket", "le x z")]
    [InlineData("absent(one)", "one", "")]
    public void A_query_is_taken_apart(string query, string names, string labels)
    {
        Assert.Equal(names.Split(' '), MetricNames.Used(query).Where(name => name != "job").Order(StringComparer.Ordinal));
        Assert.Equal(labels.Split(' ', StringSplitOptions.RemoveEmptyEntries), MetricNames.Labels(query).Order(StringComparer.Ordinal));
    }

    /// <summary>What Prometheus reads after the product has done a little of everything.</summary>
    private async Task<string> EverythingTold()
    {
        using var coordinator = await product.SignIn("coordinator");
        await Community.Opening(coordinator, 2);
        await Assert.ThrowsAsync<PostgresException>(() => product.Host.Services.GetRequiredService<NpgsqlDataSource>().Scalar("select 1 / 0"));

        // Made when the first page connects, which takes a browser.
        product.Host.Services.GetRequiredService(Type.GetType("Microsoft.AspNetCore.Components.Server.Circuits.CircuitMetrics, Microsoft.AspNetCore.Components.Server", throwOnError: true)!);

        // A request is measured when its answer has left, and what was read a moment ago is read again.
        var scrape = "";
        await Eventually.Within(TimeSpan.FromSeconds(10), async () => (scrape = await product.Scrape()).Contains("http_route=\"", StringComparison.Ordinal));
        return scrape;
    }

    private static IEnumerable<string> Panels()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "grafana", "coordination.json")));
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .Where(panel => panel.TryGetProperty("targets", out _))
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)];
    }

    private static IReadOnlyList<(string Name, string Query, string Summary, string SummaryFr, string Runbook)> Alarms()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, "prometheus", "alerts.yaml"))));
        return [.. ((YamlSequenceNode)stream.Documents[0].RootNode["groups"]).SelectMany(group => (YamlSequenceNode)group["rules"]).Select(rule =>
            (rule["alert"].ToString(), rule["expr"].ToString(), rule["annotations"]["summary"].ToString(), rule["annotations"]["summary_fr"].ToString(), rule["annotations"]["runbook"].ToString()))];
    }

    /// <summary>The families that the queries are made of.</summary>
    [GeneratedRegex("^(coordination|http_server|kestrel|db_client_(connection_(count|max)|operation_(duration|failed))|dotnet_(gc_pause|process)|orleans_(catalog|app))_")]
    private static partial Regex Known();

    [GeneratedRegex(@"\n### (Coordination\w+)\n")]
    private static partial Regex Heading();
}
