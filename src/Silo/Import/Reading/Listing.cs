using System.Collections.Immutable;
using Coordination.Domain;

namespace Coordination.Silo.Import.Reading;

/// <summary>What a directory says, in one form whatever file it came from. Nothing is judged yet but that it could be read.</summary>
internal sealed class Listing
{
    /// <summary>Organizations by seed; the first of a seed counts.</summary>
    public Dictionary<string, ListedOrganization> Organizations { get; } = new(StringComparer.Ordinal);

    /// <summary>Services at locations, or services that have none, by seed.</summary>
    public Dictionary<string, ListedOffer> Offers { get; } = new(StringComparer.Ordinal);

    /// <summary>Capacities by seed.</summary>
    public Dictionary<string, ListedCapacity> Capacities { get; } = new(StringComparer.Ordinal);
}

/// <summary>An organization.</summary>
internal sealed record ListedOrganization
{
    /// <summary>File and line or path.</summary>
    public required string Where { get; init; }

    /// <summary>What makes it the same organization in another file.</summary>
    public required string Seed { get; init; }

    /// <summary>What it is called.</summary>
    public required BilingualText Name { get; init; }

    /// <summary>What it says of itself.</summary>
    public string Description { get; init; } = "";

    /// <summary>False when the source has no rows for organizations, so that the entry it comes from is the row.</summary>
    public bool IsRow { get; init; } = true;
}

/// <summary>One service at one place, or without one.</summary>
internal sealed record ListedOffer
{
    /// <summary>File and line or path.</summary>
    public required string Where { get; init; }

    /// <summary>What makes it the same offer in another file.</summary>
    public required string Seed { get; init; }

    /// <summary>Whose it is: the seed of a <see cref="ListedOrganization"/>.</summary>
    public required string OrganizationSeed { get; init; }

    /// <summary>What it is called.</summary>
    public required BilingualText Title { get; init; }

    /// <summary>What it says of itself, in either language.</summary>
    public string Description { get; init; } = "";

    /// <summary>Taxonomy terms, categories and keywords.</summary>
    public ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>The status word as it stands; empty for active.</summary>
    public string Status { get; init; } = "";

    /// <summary>Where it is.</summary>
    public Whereabouts Place { get; init; } = new();

    /// <summary>Languages as they stand: codes or names.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Youngest age as it stands.</summary>
    public string AgeMin { get; init; } = "";

    /// <summary>Oldest age as it stands.</summary>
    public string AgeMax { get; init; } = "";

    /// <summary>True when the source marks it as virtual.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>How one attends, in words.</summary>
    public string Attending { get; init; } = "";
}

/// <summary>How many units of a service are free.</summary>
internal sealed record ListedCapacity
{
    /// <summary>File and line or path.</summary>
    public required string Where { get; init; }

    /// <summary>What makes it the same capacity in another file.</summary>
    public required string Seed { get; init; }

    /// <summary>Of which offer: the seed of a <see cref="ListedOffer"/>.</summary>
    public required string OfferSeed { get; init; }

    /// <summary>The unit's name as it stands.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Free units as they stand.</summary>
    public string Available { get; init; } = "";

    /// <summary>All units as they stand.</summary>
    public string Maximum { get; init; } = "";
}
