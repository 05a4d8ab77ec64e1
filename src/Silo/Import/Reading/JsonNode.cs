using System.Collections.Immutable;
using System.Text.Json;

namespace Coordination.Silo.Import.Reading;

/// <summary>A JSON value that is asked for what it may not have: anything missing is empty.</summary>
/// <param name="Element">The value.</param>
/// <param name="Path">Where it stands in its file, as <c>$.contents[3]</c>.</param>
internal readonly record struct JsonNode(JsonElement Element, string Path)
{
    /// <summary>True for an object.</summary>
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    /// <summary>True when the object has this property and it is not null.</summary>
    public bool Has(string name) => IsObject && Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Text, number or truth value as text without surrounding blanks; empty otherwise.</summary>
    public string Text(string name) => IsObject && Element.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "",
        }
        : "";

    /// <summary>An object, or one without properties.</summary>
    public JsonNode Child(string name) => Has(name) ? new(Element.GetProperty(name), $"{Path}.{name}") : new(default, $"{Path}.{name}");

    /// <summary>The items of an array, or none.</summary>
    public ImmutableArray<JsonNode> Children(string name) => Has(name) ? Child(name).Items() : [];

    /// <summary>The items, when this is an array.</summary>
    public ImmutableArray<JsonNode> Items()
    {
        var path = Path;
        return Element.ValueKind == JsonValueKind.Array ? [.. Element.EnumerateArray().Select((item, index) => new JsonNode(item, $"{path}[{index}]"))] : [];
    }

    /// <summary>The texts of an array, or of one text.</summary>
    public ImmutableArray<string> Texts(string name) => !Has(name) ? []
        : Element.GetProperty(name) is { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!.Trim()).Where(text => text.Length > 0)]
            : Text(name) is { Length: > 0 } text ? [text] : [];
}
