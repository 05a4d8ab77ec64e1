namespace Coordination.Domain.Consents;

/// <summary>One consent, by an opaque id.</summary>
[GenerateSerializer, Immutable, Alias("ConsentId")]
public readonly record struct ConsentId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "c-";

    /// <summary>A fresh id.</summary>
    public static ConsentId New() => new(Prefix + Ids.NewKey());

    /// <summary>The id that one command always leads to.</summary>
    public static ConsentId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out ConsentId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
