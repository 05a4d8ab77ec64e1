using YamlDotNet.RepresentationModel;

namespace Coordination.Silo.Tests.Deployment;

/// <summary>
/// Resolves a folder of deploy/k8s as kustomize does, for the fields that ours use; any other field is an error, so that nothing
/// is passed over. The test that compares it with kubectl keeps it honest.
/// </summary>
internal sealed class Kustomization
{
    private static readonly string[] Known = ["apiVersion", "kind", "namespace", "resources", "replicas", "images", "patches"];
    private readonly List<YamlMappingNode> documents = [];

    private Kustomization(string folder)
    {
        var root = (YamlMappingNode)Parse(File.ReadAllText(Path.Combine(folder, "kustomization.yaml"))).Single();
        if (root.Children.Keys.Select(key => key.ToString()).FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
        {
            throw new NotSupportedException($"{folder}: {unknown}");
        }

        foreach (var resource in Items(root, "resources").Select(node => Path.Combine(folder, node.ToString())))
        {
            documents.AddRange(Directory.Exists(resource) ? new Kustomization(resource).documents : Parse(File.ReadAllText(resource)).Cast<YamlMappingNode>());
        }

        foreach (var patch in Items(root, "patches"))
        {
            Apply(patch);
        }

        foreach (var replicas in Items(root, "replicas"))
        {
            ((YamlMappingNode)documents.Single(one => Kind(one) is "Deployment" or "StatefulSet" && Name(one) == Text(replicas, "name"))["spec"]).Children["replicas"] = Node(replicas, "count")!;
        }

        foreach (var image in Items(root, "images"))
        {
            foreach (var container in documents.SelectMany(Containers).Where(container => Text(container, "image").Split(':')[0] == Text(image, "name")))
            {
                container.Children["image"] = $"{Text(image, "newName")}:{Text(image, "newTag")}";
            }
        }

        foreach (var document in documents.Where(one => Kind(one) != "Namespace"))
        {
            ((YamlMappingNode)document["metadata"]).Children["namespace"] = Text(root, "namespace");
        }
    }

    /// <summary>The documents, each as a text of its own.</summary>
    public static IReadOnlyList<string> Build(string folder) => [.. new Kustomization(folder).documents.Select(Write)];

    private static string Write(YamlMappingNode document)
    {
        using var writer = new StringWriter();
        new YamlStream(new YamlDocument(document)).Save(writer, assignAnchors: false);
        return writer.ToString();
    }

    /// <summary>Adds and replaces at a path, as JSON patches do.</summary>
    private void Apply(YamlNode patch)
    {
        var target = Node(patch, "target")!;
        var chosen = documents.Where(one => Kind(one) == Text(target, "kind") && (Node(target, "name") is not { } name || Name(one) == name.ToString())).ToList();
        if (chosen.Count == 0)
        {
            throw new InvalidDataException($"A patch changes nothing: {target}");
        }

        foreach (var (document, operation) in chosen.SelectMany(one => ((YamlSequenceNode)Parse(Text(patch, "patch")).Single()).Select(operation => (one, operation))))
        {
            var steps = Text(operation, "path").Split('/')[1..];
            var place = steps[..^1].Aggregate((YamlNode)document, (node, step) => node is YamlSequenceNode list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node[step]);
            var fields = ((YamlMappingNode)place).Children;
            if (Text(operation, "op") != (fields.ContainsKey(steps[^1]) ? "replace" : "add"))
            {
                throw new InvalidDataException($"{Text(operation, "op")} does not fit {Text(operation, "path")}");
            }

            fields[steps[^1]] = Node(operation, "value")!;
        }
    }

    private static IEnumerable<YamlMappingNode> Containers(YamlMappingNode document) =>
        Node(document, "spec") is YamlMappingNode spec && Node(spec, "template") is YamlMappingNode template
            ? ((YamlSequenceNode)template["spec"]["containers"]).Cast<YamlMappingNode>()
            : [];

    private static IEnumerable<YamlNode> Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Select(document => document.RootNode);
    }

    private static IEnumerable<YamlNode> Items(YamlNode node, string field) => Node(node, field) as YamlSequenceNode ?? [];

    private static YamlNode? Node(YamlNode node, string field) => ((YamlMappingNode)node).Children.TryGetValue(field, out var found) ? found : null;

    private static string Text(YamlNode node, string field) => Node(node, field)!.ToString();

    private static string Kind(YamlNode document) => Text(document, "kind");

    private static string Name(YamlNode document) => Text(document["metadata"], "name");
}
