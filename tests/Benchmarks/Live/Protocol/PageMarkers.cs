using System.Text.RegularExpressions;

namespace Coordination.Benchmarks.Live.Protocol;

/// <summary>What a page says about itself in comments, for the script that makes it interactive.</summary>
/// <param name="Operations">The components it is to begin with, as the hub takes them.</param>
/// <param name="State">What prerendering kept for it.</param>
internal sealed partial record PageMarkers(string Operations, string State)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidDataException">The page has no interactive component: nobody is signed in, say.</exception>
    public static PageMarkers Of(string html)
    {
        var components = Component().Matches(html).Select((match, index) => $$"""{"type":"add","ssrComponentId":{{index + 1}},"marker":{{match.Groups[1].Value}}}""").ToArray();
        return components.Length > 0
            ? new($$"""{"batchId":1,"operations":[{{string.Join(',', components)}}]}""", ComponentState().Match(html).Groups[1].Value)
            : throw new InvalidDataException("The page has no interactive component.");
    }

    [GeneratedRegex("""<!--Blazor:(\{"type":"server".*?\})-->""")]
    private static partial Regex Component();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^ ]+?)-->")]
    private static partial Regex ComponentState();
}
