namespace Coordination.Domain.Newcomers;

/// <summary>A need of one newcomer, by an opaque id.</summary>
[GenerateSerializer, Immutable, Alias("NeedId")]
public readonly record struct NeedId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "d-";

    /// <summary>A fresh id.</summary>
    public static NeedId New() => new(Prefix + Ids.NewKey());

    /// <summary>The id that one command always leads to.</summary>
    public static NeedId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out NeedId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
