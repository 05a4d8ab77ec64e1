using System.Text.Json.Serialization;

namespace Coordination.Campaign.History;

/// <summary>One request of a user. What an act does not need is left at its default.</summary>
internal sealed record Command
{
    /// <summary>What is asked.</summary>
    public required Act Act { get; init; }

    /// <summary>The key under which it happens once; of a lookup, the key looked for; empty for a read.</summary>
    public string Key { get; init; } = "";

    /// <summary>The opening concerned.</summary>
    public string? Opening { get; init; }

    /// <summary>The hold concerned.</summary>
    public string? Hold { get; init; }

    /// <summary>The bundle concerned.</summary>
    public string? Bundle { get; init; }

    /// <summary>The holds of that bundle as they were answered; not sent, but what the checker needs.</summary>
    public ImmutableArray<Part> Holds { get; init; } = [];

    /// <summary>For whom.</summary>
    public string? Newcomer { get; init; }

    /// <summary>For which need; waitlists only.</summary>
    public string? Need { get; init; }

    /// <summary>The resource waited for, or in which an opening is posted.</summary>
    public string? Resource { get; init; }

    /// <summary>Units asked for.</summary>
    public int Units { get; init; }

    /// <summary>The maximum asked for.</summary>
    public int Maximum { get; init; }

    /// <summary>Lifetime asked for, in seconds.</summary>
    public int Seconds { get; init; }

    /// <summary>What a bundle asks of which opening.</summary>
    public ImmutableArray<Part> Parts { get; init; } = [];

    /// <summary>True when the system may change something for it.</summary>
    [JsonIgnore]
    public bool IsWrite => Act is not (Act.Read or Act.Lookup);

    /// <summary>Two commands under one key that differ in this are two bodies.</summary>
    [JsonIgnore]
    public string BodyHash => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Act} {Opening} {Hold} {Bundle} {Newcomer} {Need} {Resource} {Units} {Maximum} {Seconds} {string.Join(',', Parts.Select(part => $"{part.Opening}*{part.Units}"))}");
}

/// <summary>One opening's part in a bundle; hold and version once they are answered.</summary>
/// <param name="Opening">The opening.</param>
/// <param name="Units">Units of it.</param>
/// <param name="Hold">The hold that was placed.</param>
/// <param name="Version">The version of the opening the answer rests on, if it says so.</param>
internal sealed record Part(string Opening, int Units, string? Hold = null, long? Version = null);
