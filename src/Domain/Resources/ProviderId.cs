namespace Coordination.Domain.Resources;

/// <summary>A provider, by an opaque id.</summary>
[GenerateSerializer, Immutable, Alias("ProviderId")]
public readonly record struct ProviderId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "p-";

    /// <summary>A fresh id.</summary>
    public static ProviderId New() => new(Prefix + Ids.NewKey());

    /// <summary>The id that one command always leads to.</summary>
    public static ProviderId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out ProviderId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
