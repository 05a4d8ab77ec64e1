namespace Coordination.Domain.Projects;

/// <summary>A project of service-delivery improvement, by an opaque id.</summary>
[GenerateSerializer, Immutable, Alias("ProjectId")]
public readonly record struct ProjectId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "pj-";

    /// <summary>A fresh id.</summary>
    public static ProjectId New() => new(Prefix + Ids.NewKey());

    /// <summary>The id that one command always leads to.</summary>
    public static ProjectId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out ProjectId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
