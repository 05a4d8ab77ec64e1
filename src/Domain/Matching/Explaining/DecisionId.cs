namespace Coordination.Domain.Matching.Explaining;

/// <summary>One decision of the engine, by an opaque id.</summary>
[GenerateSerializer, Immutable, Alias("DecisionId")]
public readonly record struct DecisionId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "j-";

    /// <summary>The id that one command always leads to.</summary>
    public static DecisionId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out DecisionId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
