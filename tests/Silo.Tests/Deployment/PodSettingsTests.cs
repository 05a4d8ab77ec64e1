using System.Globalization;
using System.Net;
using System.Reflection;
using Coordination.Silo.Hosting;
using Coordination.Silo.SignIn;
using Coordination.Silo.Telemetry;
using Coordination.Silo.Tests.Product;
using k8s.Models;
using Xunit;

namespace Coordination.Silo.Tests.Deployment;

/// <summary>That what pods are told exists in the product: settings, secrets, probes and ports.</summary>
public sealed class PodSettingsTests(RunningProduct product)
{
    /// <summary>What others read: ASP.NET Core and OpenTelemetry.</summary>
    private static readonly string[] Foreign =
        ["ASPNETCORE_HTTP_PORTS", "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG", "ConnectionStrings__Coordination"];

    private static readonly Dictionary<string, Type> Sections = new()
    {
        [CoordinationOptions.Section] = typeof(CoordinationOptions),
        [TelemetryOptions.Section] = typeof(TelemetryOptions),
        [OidcOptions.Section] = typeof(OidcOptions),
    };

    public static TheoryData<string> Folders => new(Manifests.Folders);

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_setting_is_one_that_the_product_reads_and_documents(string folder)
    {
        var options = File.ReadAllText(Path.Combine(Manifests.Root, "docs", "options.md"));
        var names = Settings(folder).Select(one => one.Name).Distinct().ToList();

        Assert.Contains("Coordination__Role", names);
        Assert.All(names, name =>
        {
            Assert.True(Foreign.Contains(name) || Find(name) is not null, $"Nothing reads {name}.");
            Assert.True(options.Contains(name, StringComparison.Ordinal) || options.Contains(name.Replace("__", ":", StringComparison.Ordinal), StringComparison.Ordinal), $"docs/options.md does not know {name}.");
        });
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_value_is_one_that_its_option_takes(string folder) => Assert.All(
        Settings(folder).Where(one => one.Value is not null && Find(one.Name) is not null),
        one => Assert.NotNull(System.ComponentModel.TypeDescriptor.GetConverter(Find(one.Name)!.PropertyType).ConvertFromInvariantString(one.Value!)));

    [Fact]
    public void A_setting_that_nothing_reads_would_be_noticed() => Assert.Null(Find("Coordination__Rolle"));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_secret_that_pods_ask_for_is_in_the_runbook(string folder)
    {
        var runbook = File.ReadAllText(Path.Combine(Manifests.Root, "docs", "runbook.md"));
        var asked = Manifests.Of(folder).Pods.SelectMany(pod => pod.Spec.Containers).SelectMany(container => container.Env ?? []).Select(entry => entry.ValueFrom?.SecretKeyRef).OfType<V1SecretKeySelector>().ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, key =>
        {
            Assert.Contains($"create secret generic {key.Name}", runbook, StringComparison.Ordinal);
            Assert.Contains($"--from-literal={key.Key}=", runbook, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_config_map_that_pods_read_is_there(string folder)
    {
        var manifests = Manifests.Of(folder);
        var maps = manifests.Of<V1ConfigMap>().Select(map => map.Metadata.Name);

        Assert.All(manifests.Pods.SelectMany(pod => pod.Spec.Containers).SelectMany(container => container.EnvFrom ?? []), source => Assert.Contains(source.ConfigMapRef.Name, maps));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Every_probe_asks_a_port_of_its_container_for_something_that_answers(string folder)
    {
        using var client = new HttpClient { BaseAddress = product.Address };
        var containers = Manifests.Of(folder).Of<V1Deployment>().SelectMany(one => one.Spec.Template.Spec.Containers).ToList();
        var probes = containers.SelectMany(container => new[] { container.StartupProbe, container.LivenessProbe, container.ReadinessProbe }.Select(probe => (container, probe.HttpGet))).ToList();

        Assert.Equal(3 * 2, probes.Count);
        Assert.All(probes, one => Assert.Contains(one.HttpGet.Port.Value, one.container.Ports.Select(port => port.Name)));
        foreach (var path in probes.Select(one => one.HttpGet.Path).Distinct())
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode));
        }

        Assert.All(containers, container => Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path));
        Assert.All(containers, container => Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_ports_are_those_that_the_settings_name(string folder)
    {
        var settings = Settings(folder).Where(one => one.Value is not null).ToLookup(one => one.Name, one => one.Value!);
        var template = Manifests.Of(folder).Of<V1Deployment>().Single(one => one.Metadata.Name == "coordination-silo").Spec.Template;
        var ports = template.Spec.Containers.Single().Ports.ToDictionary(port => port.Name, port => port.ContainerPort.ToString(CultureInfo.InvariantCulture));

        Assert.Equal(settings["ASPNETCORE_HTTP_PORTS"].First(), ports["http"]);
        Assert.EndsWith($":{ports["metrics"]}", settings["Coordination__Telemetry__MetricsAddress"].First(), StringComparison.Ordinal);
        Assert.Equal(ports["metrics"], template.Metadata.Annotations["prometheus.io/port"]);
        Assert.Equal(("11111", "30000"), (ports["silo"], ports["gateway"]));
    }

    private static IEnumerable<(string Name, string? Value)> Settings(string folder)
    {
        var manifests = Manifests.Of(folder);
        return manifests.Of<V1ConfigMap>().SelectMany(map => map.Data).Select(entry => (entry.Key, (string?)entry.Value))
            .Concat(manifests.Pods.Where(pod => pod.IsOurs).SelectMany(pod => pod.Spec.Containers).SelectMany(container => container.Env ?? []).Select(entry => (entry.Name, (string?)entry.Value)));
    }

    /// <summary>The option that a setting sets; null when there is none.</summary>
    private static PropertyInfo? Find(string setting)
    {
        var parts = setting.Split("__");
        return Sections.TryGetValue(string.Join(':', parts[..^1]), out var type) ? type.GetProperty(parts[^1]) : null;
    }
}
