using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Xunit;

namespace Coordination.Silo.Tests.Deployment;

/// <summary>That base and overlays can be applied, and that their parts find each other.</summary>
public sealed class KubernetesManifestsTests
{
    public static TheoryData<string> Folders => new(Manifests.Folders);

    [Fact]
    public void A_misspelt_field_would_be_noticed() =>
        Assert.ThrowsAny<Exception>(() => Manifests.Read(["apiVersion: v1\nkind: Service\nspec:\n  selectr: {}\n"]));

    [Fact]
    public void Every_folder_with_a_kustomization_is_looked_at() => Assert.Equal(
        Directory.EnumerateFiles(Manifests.Folder(""), "kustomization.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Manifests.Folder(""), Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal),
        Manifests.Folders.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_file_of_a_folder_is_named_by_its_kustomization(string folder)
    {
        var text = File.ReadAllText(Path.Combine(Manifests.Folder(folder), "kustomization.yaml"));

        Assert.All(
            Directory.EnumerateFiles(Manifests.Folder(folder), "*.yaml").Select(Path.GetFileName).Where(name => name != "kustomization.yaml"),
            name => Assert.Contains($"- {name}\n", text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Kubectl_makes_the_same_of_it(string folder)
    {
        Assert.SkipUnless(await Kubectl("version", "--client", "-o", "json") is { } version && KustomizeMajor(version) >= 5, "There is no kubectl with kustomize 5 here; what it would print was read by the test's own resolver only.");

        var printed = await Kubectl("kustomize", Manifests.Folder(folder));

        var ours = Comparable(Manifests.Of(folder));
        var theirs = Comparable(Manifests.Read([printed!]));
        Assert.Equal(theirs.Keys, ours.Keys);
        Assert.All(theirs, one => Assert.True(JsonNode.DeepEquals(one.Value, ours[one.Key]), $"{one.Value}\nis not\n{ours[one.Key]}"));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_document_has_a_name_and_namespace_of_its_own(string folder)
    {
        var all = Manifests.Of(folder).All;

        Assert.Equal(all.Count, all.Select(one => (one.Kind, one.Metadata.Name)).Distinct().Count());
        Assert.All(all.Where(one => one is not V1Namespace), one => Assert.Equal("coordination", one.Metadata.NamespaceProperty));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_selector_finds_the_pods_it_is_meant_for(string folder)
    {
        var manifests = Manifests.Of(folder);

        Assert.All(manifests.Of<V1Deployment>(), one => Assert.Equal(one.Metadata.Name, Assert.Single(manifests.Selected(one.Spec.Selector)).Maker));
        Assert.All(manifests.Of<V1StatefulSet>(), one => Assert.Equal(one.Metadata.Name, Assert.Single(manifests.Selected(one.Spec.Selector)).Maker));
        Assert.All(manifests.Of<V1PodDisruptionBudget>(), one => Assert.Equal(one.Metadata.Name, Assert.Single(manifests.Selected(one.Spec.Selector)).Maker));
        Assert.All(manifests.Of<V1Deployment>().SelectMany(one => one.Spec.Template.Spec.TopologySpreadConstraints), one => Assert.Single(manifests.Selected(one.LabelSelector)));
        Assert.All(manifests.Of<V1Deployment>(), one => Assert.Contains(manifests.Of<V1PodDisruptionBudget>(), budget => budget.Metadata.Name == one.Metadata.Name));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_service_and_ingress_leads_to_a_port_of_a_pod(string folder)
    {
        var manifests = Manifests.Of(folder);
        var services = manifests.Of<V1Service>().ToDictionary(service => service.Metadata.Name);

        Assert.All(services.Values, service => Assert.All(service.Spec.Ports, port => Assert.Contains(
            port.TargetPort.Value, Assert.Single(manifests.Selected(new() { MatchLabels = service.Spec.Selector })).Spec.Containers.SelectMany(container => container.Ports).Select(one => one.Name))));
        Assert.All(manifests.Of<V1Ingress>().SelectMany(ingress => ingress.Spec.Rules).SelectMany(rule => rule.Http.Paths), path =>
            Assert.Contains(path.Backend.Service.Port.Name, services[path.Backend.Service.Name].Spec.Ports.Select(port => port.Name)));
        Assert.Equal("ClientIP", services["coordination-dashboard"].Spec.SessionAffinity);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_pod_of_ours_is_bounded_and_may_do_nothing(string folder)
    {
        foreach (var pod in Manifests.Of(folder).Pods)
        {
            Assert.True(pod.Spec.SecurityContext.RunAsNonRoot);
            Assert.Equal("RuntimeDefault", pod.Spec.SecurityContext.SeccompProfile.Type);
            Assert.False(pod.Spec.AutomountServiceAccountToken);
            Assert.All(pod.Spec.Containers, container =>
            {
                Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
                Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
                Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
                Assert.Equal(["cpu", "memory"], container.Resources.Requests.Keys.Order(StringComparer.Ordinal));
                Assert.Contains("memory", container.Resources.Limits.Keys);
                Assert.All(container.VolumeMounts, mount => Assert.Contains(mount.Name, VolumesOf(folder, pod)));
            });
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_pod_is_stopped_no_sooner_than_it_has_drained(string folder)
    {
        var slowest = new Coordination.Silo.Hosting.CoordinationOptions();

        Assert.All(Manifests.Of(folder).Of<V1Deployment>(), one =>
        {
            var spec = one.Spec.Template.Spec;
            var waits = spec.Containers.Single().Lifecycle.PreStop.Sleep.Seconds;
            Assert.InRange(waits + DrainSeconds(slowest), 1, spec.TerminationGracePeriodSeconds!.Value - 5);
            Assert.True(spec.Containers.Single().ReadinessProbe.PeriodSeconds * spec.Containers.Single().ReadinessProbe.FailureThreshold <= waits);
        });
    }

    [Fact]
    public void Base_and_production_run_three_silos_and_two_dashboards()
    {
        foreach (var folder in new[] { "base", "overlays/production" })
        {
            Assert.Equal(
                [("coordination-dashboard", 2), ("coordination-silo", 3)],
                Manifests.Of(folder).Of<V1Deployment>().Select(one => (one.Metadata.Name, one.Spec.Replicas!.Value)).Order());
        }
    }

    /// <summary>What a process takes to stop at most, with its defaults.</summary>
    private static double DrainSeconds(object options) =>
        new[] { "DrainDelay", "ShutdownTimeout" }.Sum(name => (options.GetType().GetProperty(name)?.GetValue(options) as TimeSpan? ?? TimeSpan.FromSeconds(name == "DrainDelay" ? 2 : 30)).TotalSeconds);

    private static IEnumerable<string> VolumesOf(string folder, MadePod pod) =>
        (pod.Spec.Volumes ?? []).Select(volume => volume.Name).Concat(
            Manifests.Of(folder).Of<V1StatefulSet>().Where(one => one.Metadata.Name == pod.Maker).SelectMany(one => one.Spec.VolumeClaimTemplates).Select(claim => claim.Metadata.Name));

    private static SortedDictionary<string, JsonNode?> Comparable(Manifests manifests) =>
        new(manifests.All.ToDictionary(one => $"{one.Kind}/{one.Metadata.Name}", one => JsonNode.Parse(KubernetesJson.Serialize(one))), StringComparer.Ordinal);

    private static int KustomizeMajor(string version) =>
        JsonDocument.Parse(version).RootElement.TryGetProperty("kustomizeVersion", out var kustomize)
            ? int.Parse(kustomize.GetString()!.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture)
            : 0;

    /// <summary>What it prints; null when there is none.</summary>
    private static async Task<string?> Kubectl(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("kubectl", arguments) { RedirectStandardOutput = true })!;
            var printed = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? printed : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
