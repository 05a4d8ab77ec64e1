namespace Coordination.Domain.Resources;

/// <summary>A hold: <c>h-{resource key}-{opening key}-{hold key}</c>.</summary>
[GenerateSerializer, Immutable, Alias("HoldId")]
public readonly record struct HoldId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "h-";

    /// <summary>The hold that one command on one opening always leads to.</summary>
    public static HoldId From(OpeningId opening, string seed) => new($"{Prefix}{opening.Key}-{Ids.KeyFrom(opening.Value, seed)[..16]}");

    /// <summary>The opening whose units are held.</summary>
    public OpeningId Opening
    {
        get
        {
            var parts = Value.Split('-');
            return new($"{OpeningId.Prefix}{parts[1]}-{parts[2]}");
        }
    }

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out HoldId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix) && text!.Split('-') is [_, { Length: > 0 }, { Length: > 0 }, { Length: > 0 }];
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
