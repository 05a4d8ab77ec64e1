namespace Coordination.Domain.Newcomers;

/// <summary>A newcomer, by an opaque id.</summary>
[GenerateSerializer, Immutable, Alias("NewcomerId")]
public readonly record struct NewcomerId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "n-";

    /// <summary>A fresh id.</summary>
    public static NewcomerId New() => new(Prefix + Ids.NewKey());

    /// <summary>The id that one command always leads to.</summary>
    public static NewcomerId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out NewcomerId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
