namespace Coordination.Domain.Newcomers;

/// <summary>One assessment, by an opaque id.</summary>
[GenerateSerializer, Immutable, Alias("AssessmentId")]
public readonly record struct AssessmentId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "a-";

    /// <summary>A fresh id.</summary>
    public static AssessmentId New() => new(Prefix + Ids.NewKey());

    /// <summary>The id that one command always leads to.</summary>
    public static AssessmentId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out AssessmentId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
