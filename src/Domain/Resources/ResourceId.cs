namespace Coordination.Domain.Resources;

/// <summary>A resource, by an opaque id. The ids of its openings and holds carry its key, so that no look-up is needed to route them.</summary>
[GenerateSerializer, Immutable, Alias("ResourceId")]
public readonly record struct ResourceId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "r-";

    /// <summary>A fresh id.</summary>
    public static ResourceId New() => new(Prefix + Ids.NewKey());

    /// <summary>The id that one command always leads to.</summary>
    public static ResourceId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>The part shared with the ids of openings and holds.</summary>
    public string Key => Value[Prefix.Length..];

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out ResourceId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix) && !id.Key.Contains('-', StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
