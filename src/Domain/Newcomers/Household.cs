namespace Coordination.Domain.Newcomers;

/// <summary>A household, by an opaque id.</summary>
[GenerateSerializer, Immutable, Alias("HouseholdId")]
public readonly record struct HouseholdId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "hh-";

    /// <summary>The id that one command always leads to.</summary>
    public static HouseholdId From(string scope, string seed) => new(Prefix + Ids.KeyFrom(scope, seed));

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out HouseholdId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What somebody is in their household.</summary>
public enum Relation
{
    /// <summary>The one the others are related to; by default the first registered.</summary>
    First,

    /// <summary>Spouse or partner.</summary>
    Partner,

    /// <summary>Child.</summary>
    Child,

    /// <summary>Parent.</summary>
    Parent,

    /// <summary>Brother or sister.</summary>
    Sibling,

    /// <summary>Another relative.</summary>
    Relative,

    /// <summary>Not related.</summary>
    Unrelated,
}

/// <summary>To which household somebody belongs, and as what.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="Relation">As what.</param>
[GenerateSerializer, Immutable, Alias("HouseholdPlace")]
public sealed record HouseholdPlace(HouseholdId HouseholdId, Relation Relation);
