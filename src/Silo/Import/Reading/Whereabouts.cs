using System.Collections.Immutable;

namespace Coordination.Silo.Import.Reading;

/// <summary>Everything a source says about where something is. Every part may be empty.</summary>
internal sealed record Whereabouts
{
    /// <summary>A region code, if the source has one of ours.</summary>
    public string Region { get; init; } = "";

    /// <summary>Degrees north as they stand.</summary>
    public string Latitude { get; init; } = "";

    /// <summary>Degrees east as they stand.</summary>
    public string Longitude { get; init; } = "";

    /// <summary>Country, a code or a name.</summary>
    public string Country { get; init; } = "";

    /// <summary>Province or state, a code or a name.</summary>
    public string Province { get; init; } = "";

    /// <summary>City and, after it, any other named parts of the address.</summary>
    public ImmutableArray<string> Cities { get; init; } = [];

    /// <summary>Postal code.</summary>
    public string PostalCode { get; init; } = "";

    /// <summary>A whole address in one text.</summary>
    public string Address { get; init; } = "";

    /// <summary>Names in which a place may be mentioned, the most telling first.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The area it serves in words, such as <c>canada</c> or <c>ontario</c>.</summary>
    public string Scope { get; init; } = "";
}
