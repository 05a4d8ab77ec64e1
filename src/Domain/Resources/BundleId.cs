namespace Coordination.Domain.Resources;

/// <summary>A bundle, by an opaque id.</summary>
[GenerateSerializer, Immutable, Alias("BundleId")]
public readonly record struct BundleId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "b-";

    /// <summary>The bundle that one command always leads to.</summary>
    public static BundleId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out BundleId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
