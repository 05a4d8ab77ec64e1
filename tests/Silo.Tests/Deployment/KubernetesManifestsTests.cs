using k8s;
using k8s.Models;
using Xunit;

namespace Coordination.Silo.Tests.Deployment;

public sealed class KubernetesManifestsTests
{
    private static readonly string Folder = Path.Combine(Root(), "deploy", "k8s");

    public static TheoryData<string> Files => new(Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "kustomization.yaml").Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_manifest_has_known_fields_of_the_right_type_only(string file) => Assert.NotEmpty(Load(file));

    [Fact]
    public void A_misspelt_field_would_be_noticed() =>
        Assert.ThrowsAny<Exception>(() => KubernetesYaml.LoadAllFromString("apiVersion: v1\nkind: Service\nspec:\n  selectr: {}\n", strict: true));

    [Fact]
    public void Every_container_is_probed_bounded_and_not_root()
    {
        var pods = Files.SelectMany(row => Load(row.Data)).OfType<V1Deployment>().Select(deployment => deployment.Spec.Template.Spec).ToList();
        Assert.NotEmpty(pods);
        Assert.All(pods, pod => Assert.True(pod.SecurityContext.RunAsNonRoot));
        Assert.All(pods.SelectMany(pod => pod.Containers), container =>
        {
            Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
            Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
            Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
            Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
            Assert.Equal(["cpu", "memory"], container.Resources.Requests.Keys.Order(StringComparer.Ordinal));
            Assert.Equal("coordination", container.Env.Single(entry => entry.Name == "ConnectionStrings__Coordination").ValueFrom.SecretKeyRef.Name);
        });
    }

    [Fact]
    public void Every_file_of_a_folder_is_named_by_its_kustomization()
    {
        foreach (var kustomization in Directory.EnumerateFiles(Folder, "kustomization.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(kustomization);
            Assert.All(
                Directory.EnumerateFiles(Path.GetDirectoryName(kustomization)!, "*.yaml").Select(Path.GetFileName).Where(name => name != "kustomization.yaml"),
                name => Assert.Contains(name!, text, StringComparison.Ordinal));
        }
    }

    private static List<object> Load(string file) => KubernetesYaml.LoadAllFromString(File.ReadAllText(Path.Combine(Folder, file)), strict: true);

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Coordination.sln")))
        {
            directory = directory.Parent!;
        }

        return directory.FullName;
    }
}
