namespace Coordination.Silo.Hosting;

/// <summary>The words after the program's name, turned into configuration.</summary>
internal static class CommandLine
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["--cluster"] = "Coordination:Launch:Silos",
        ["--dashboards"] = "Coordination:Launch:Dashboards",
        ["--data"] = "Coordination:DataDirectory",
        ["--demo-scale"] = "Coordination:DemoScale",
        ["--urls"] = "urls",
    };

    private static readonly Dictionary<string, (string Key, string Value)> Switches = new(StringComparer.Ordinal)
    {
        ["--no-demo"] = ("Coordination:NoDemo", "true"),
    };

    /// <summary>Splits arguments into settings and the words that are left, such as <c>import hsds folder</c>.</summary>
    public static (Dictionary<string, string?> Settings, string[] Words) Read(IReadOnlyList<string> arguments)
    {
        var settings = new Dictionary<string, string?>();
        var words = new List<string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            var (name, inline) = Split(arguments[index]);
            if (Switches.TryGetValue(name, out var on))
            {
                settings[on.Key] = inline ?? on.Value;
            }
            else if (Values.TryGetValue(name, out var key))
            {
                settings[key] = inline ?? (index + 1 < arguments.Count ? arguments[++index] : throw new FormatException($"{name} needs a value."));
            }
            else if (name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal))
            {
                settings[name[2..]] = inline ?? (index + 1 < arguments.Count ? arguments[++index] : throw new FormatException($"{name} needs a value."));
            }
            else
            {
                words.Add(arguments[index]);
            }
        }

        return (settings, [.. words]);
    }

    private static (string Name, string? Inline) Split(string argument)
    {
        var equals = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }
}
