using System.Globalization;

namespace Coordination.Domain.Resources;

/// <summary>A hold: <c>h-{resource key}-{opening key}-{version}</c>, the version being that of the ledger row that placed it.</summary>
[GenerateSerializer, Immutable, Alias("HoldId")]
public readonly record struct HoldId(string Value)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "h-";

    private const int VersionDigitsMax = 18;

    /// <summary>The hold that one row of an opening placed.</summary>
    public static HoldId Of(OpeningId opening, long version) => new(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{opening.Key}-{version}"));

    /// <summary>The opening whose units are held.</summary>
    public OpeningId Opening => new(string.Concat(OpeningId.Prefix, Value.AsSpan(Prefix.Length, Value.LastIndexOf('-') - Prefix.Length)));

    /// <summary>The version of the row that placed it.</summary>
    public long Version => long.Parse(Value.AsSpan(Value.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out HoldId id)
    {
        id = new(text ?? "");
        return Ids.IsWellFormed(text, Prefix)
            && text!.Split('-') is [_, { Length: > 0 }, { Length: > 0 }, { Length: > 0 and <= VersionDigitsMax } version]
            && version.All(char.IsAsciiDigit);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
