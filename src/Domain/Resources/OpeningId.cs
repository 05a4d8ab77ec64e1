namespace Coordination.Domain.Resources;

/// <summary>An opening: <c>o-{resource key}-{opening key}</c>.</summary>
[GenerateSerializer, Immutable, Alias("OpeningId")]
public readonly record struct OpeningId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "o-";

    /// <summary>The opening that one command on one resource always leads to.</summary>
    public static OpeningId From(ResourceId resource, string seed) => new($"{Prefix}{resource.Key}-{Ids.KeyFrom(resource.Value, seed)[..8]}");

    /// <summary>The resource that owns the opening.</summary>
    public ResourceId Resource => new(ResourceId.Prefix + Value.Split('-')[1]);

    /// <summary>The part shared with the ids of its holds.</summary>
    public string Key => Value[Prefix.Length..];

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out OpeningId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix) && text!.Split('-') is [_, { Length: > 0 }, { Length: > 0 }];
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
