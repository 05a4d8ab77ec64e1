using k8s;
using k8s.Models;

namespace Coordination.Silo.Tests.Deployment;

/// <summary>A pod that something makes.</summary>
internal sealed record MadePod(string Maker, IDictionary<string, string> Labels, V1PodSpec Spec)
{
    /// <summary>The product's own image, whatever the registry.</summary>
    public bool IsOurs => Spec.Containers.Any(container => container.Image.Split('/')[^1].StartsWith("coordination:", StringComparison.Ordinal));
}

/// <summary>A folder of deploy/k8s, resolved and read strictly.</summary>
internal sealed class Manifests
{
    /// <summary>What there is to apply.</summary>
    public static readonly string[] Folders = ["base", "overlays/small", "overlays/production"];

    /// <summary>The root of the repository.</summary>
    public static readonly string Root = FindRoot();

    private Manifests(IReadOnlyList<IKubernetesObject<V1ObjectMeta>> all) => All = all;

    /// <summary>Every document.</summary>
    public IReadOnlyList<IKubernetesObject<V1ObjectMeta>> All { get; }

    /// <summary>Every pod that the documents lead to.</summary>
    public IReadOnlyList<MadePod> Pods =>
    [
        .. Of<V1Deployment>().Select(one => new MadePod(one.Metadata.Name, one.Spec.Template.Metadata.Labels, one.Spec.Template.Spec)),
        .. Of<V1StatefulSet>().Select(one => new MadePod(one.Metadata.Name, one.Spec.Template.Metadata.Labels, one.Spec.Template.Spec)),
        .. Of<V1Job>().Select(one => new MadePod(one.Metadata.Name, one.Spec.Template.Metadata.Labels, one.Spec.Template.Spec)),
    ];

    /// <summary>Reads a folder.</summary>
    public static Manifests Of(string folder) => Read(Kustomization.Build(Folder(folder)));

    /// <summary>Reads documents; a field that does not exist or is of the wrong type is an error.</summary>
    public static Manifests Read(IEnumerable<string> documents) =>
        new([.. documents.SelectMany(text => KubernetesYaml.LoadAllFromString(text, strict: true)).Cast<IKubernetesObject<V1ObjectMeta>>()]);

    /// <summary>Where it is.</summary>
    public static string Folder(string folder) => Path.Combine(Root, "deploy", "k8s", folder);

    /// <summary>Those of one kind.</summary>
    public IEnumerable<T> Of<T>() where T : IKubernetesObject<V1ObjectMeta> => All.OfType<T>();

    /// <summary>The pods a selector finds; an empty one finds all.</summary>
    public IReadOnlyList<MadePod> Selected(V1LabelSelector selector) => [.. Pods.Where(pod =>
        (selector.MatchLabels ?? new Dictionary<string, string>()).All(label => pod.Labels.TryGetValue(label.Key, out var value) && value == label.Value)
        && (selector.MatchExpressions ?? []).All(term => term.OperatorProperty == "In" && pod.Labels.TryGetValue(term.Key, out var value) && term.Values.Contains(value)))];

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Coordination.sln")))
        {
            directory = directory.Parent!;
        }

        return directory.FullName;
    }
}
