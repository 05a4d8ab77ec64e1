using System.Globalization;

namespace Coordination.Domain.Resources;

/// <summary>A hold: <c>h-{resource key}-{opening key}-{version}</c>.</summary>
/// <param name="Opening">The opening whose units are held.</param>
/// <param name="Version">The version of the ledger row that placed it.</param>
[GenerateSerializer, Immutable, Alias("HoldId")]
public readonly record struct HoldId(OpeningId Opening, long Version)
{
    /// <summary>What every such id starts with.</summary>
    public const string Prefix = "h-";

    private const int VersionDigitsMax = 18;

    /// <summary>An id that was made here before.</summary>
    /// <exception cref="FormatException">The text is none; see <see cref="TryParse"/>.</exception>
    public HoldId(string value)
        : this(
            new(string.Concat(OpeningId.Prefix, value.AsSpan(Prefix.Length, value.LastIndexOf('-') - Prefix.Length))),
            long.Parse(value.AsSpan(value.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture))
    {
    }

    /// <summary>The id as text.</summary>
    public string Value => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Opening.Key}-{Version}");

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse(string? text, out HoldId id)
    {
        var isOne = Ids.IsWellFormed(text, Prefix)
            && text!.Split('-') is [_, { Length: > 0 }, { Length: > 0 }, { Length: > 0 and <= VersionDigitsMax } version]
            && version.All(char.IsAsciiDigit);
        id = isOne ? new(text!) : default;
        return isOne;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
