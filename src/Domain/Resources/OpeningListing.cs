namespace Coordination.Domain.Resources;

/// <summary>An opening as its region knows it: what it is, and how many units were free at a version.</summary>
/// <param name="OpeningId">The opening.</param>
/// <param name="Version">The version the figures rest on; a listing replaces only older ones.</param>
/// <param name="Profile">The resource it belongs to.</param>
/// <param name="Terms">What was fixed when it was posted.</param>
/// <param name="Balance">Its units.</param>
/// <param name="IsClosed">True when it takes no holds.</param>
/// <param name="AffirmedAt">When the provider last said that it is so.</param>
[GenerateSerializer, Immutable, Alias("OpeningListing")]
public sealed record OpeningListing(
    OpeningId OpeningId,
    long Version,
    ResourceProfile Profile,
    OpeningTerms Terms,
    OpeningBalance Balance,
    bool IsClosed,
    DateTimeOffset AffirmedAt)
{
    /// <summary><c>open</c>, <c>full</c> or <c>closed</c>.</summary>
    public string Status => IsClosed ? "closed" : Balance.Available > 0 ? "open" : "full";

    /// <summary>How far it can be believed on a day.</summary>
    public Freshness FreshnessOn(DateOnly today) => FreshnessRule.Of(AffirmedAt, today);
}
