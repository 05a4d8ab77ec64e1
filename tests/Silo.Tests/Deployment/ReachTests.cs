using k8s.Models;
using Xunit;

namespace Coordination.Silo.Tests.Deployment;

/// <summary>Who reaches whom in the pod network: everything that is needed, and no more.</summary>
public sealed class ReachTests
{
    public static TheoryData<string> Folders => new(Manifests.Folders);

    [Theory]
    [MemberData(nameof(Folders))]
    public void Nothing_is_allowed_by_default(string folder)
    {
        var policy = Manifests.Of(folder).Of<V1NetworkPolicy>().Single(one => one.Metadata.Name == "nothing-by-default");

        Assert.Empty(policy.Spec.PodSelector.MatchLabels ?? new Dictionary<string, string>());
        Assert.Equal(["Egress", "Ingress"], policy.Spec.PolicyTypes.Order(StringComparer.Ordinal));
        Assert.Null(policy.Spec.Ingress);
        Assert.Null(policy.Spec.Egress);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_policy_selects_pods_that_exist_and_ports_that_they_have(string folder)
    {
        var manifests = Manifests.Of(folder);

        foreach (var policy in manifests.Of<V1NetworkPolicy>())
        {
            var pods = manifests.Selected(policy.Spec.PodSelector);
            Assert.NotEmpty(pods);
            Assert.All((policy.Spec.Ingress ?? []).SelectMany(rule => rule.Ports), port => Assert.All(pods, pod => Assert.Contains(port.Port.Value, Names(pod))));
            var peers = (policy.Spec.Ingress ?? []).SelectMany(rule => rule.FromProperty ?? []).Concat((policy.Spec.Egress ?? []).SelectMany(rule => rule.To ?? []));
            Assert.All(peers.Where(peer => peer.NamespaceSelector is null), peer => Assert.NotEmpty(manifests.Selected(peer.PodSelector)));
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Silos_reach_silos_dashboards_their_gateways_and_nobody_else_either(string folder)
    {
        var manifests = Manifests.Of(folder);

        Assert.Equal(["silo -> silo"], Reached(manifests, "coordination-silo", "silo"));
        Assert.Equal(["dashboard -> silo"], Reached(manifests, "coordination-silo", "gateway"));
        Assert.True(Leaves(manifests, "silo", 11111));
        Assert.True(Leaves(manifests, "dashboard", 30000));
        Assert.False(Leaves(manifests, "dashboard", 11111));
        Assert.False(Leaves(manifests, "migration", 11111));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_pod_of_ours_reaches_the_database_and_names(string folder)
    {
        var manifests = Manifests.Of(folder);

        Assert.All(manifests.Pods.Where(pod => pod.IsOurs).Select(pod => pod.Labels["app.kubernetes.io/component"]), component =>
        {
            Assert.True(Leaves(manifests, component, 5432));
            Assert.True(Leaves(manifests, component, 53));
        });
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Metrics_are_read_by_the_monitoring_only(string folder)
    {
        var rules = Manifests.Of(folder).Of<V1NetworkPolicy>().SelectMany(policy => policy.Spec.Ingress ?? []).Where(rule => rule.Ports.Any(port => port.Port.Value == "metrics"));

        var peer = Assert.Single(Assert.Single(rules).FromProperty);
        Assert.Equal("monitoring", Assert.Single(peer.NamespaceSelector.MatchLabels).Value);
    }

    private static IEnumerable<string> Names(MadePod pod) => pod.Spec.Containers.SelectMany(container => container.Ports).Select(port => port.Name);

    /// <summary>Which components reach a port of a pod.</summary>
    private static IEnumerable<string> Reached(Manifests manifests, string maker, string port) =>
        from policy in manifests.Of<V1NetworkPolicy>()
        where manifests.Selected(policy.Spec.PodSelector).Any(pod => pod.Maker == maker)
        from rule in policy.Spec.Ingress ?? []
        where rule.Ports.Any(one => one.Port.Value == port)
        from peer in rule.FromProperty
        from source in manifests.Selected(peer.PodSelector)
        select $"{source.Labels["app.kubernetes.io/component"]} -> {maker["coordination-".Length..]}";

    /// <summary>Whether some policy lets a component out to a port.</summary>
    private static bool Leaves(Manifests manifests, string component, int port) => manifests.Of<V1NetworkPolicy>().Any(policy =>
        manifests.Selected(policy.Spec.PodSelector).Any(pod => pod.Labels["app.kubernetes.io/component"] == component)
        && (policy.Spec.Egress ?? []).SelectMany(rule => rule.Ports).Any(one => one.Port.Value == port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
