using System.Collections.Immutable;
using Coordination.Domain.Resources;
using Coordination.Grains.Providers;

namespace Coordination.Silo.Import.Mapping;

/// <summary>What an import is to bring about, in our own terms. Nothing of it has been compared with what is stored.</summary>
/// <param name="Providers">Organizations.</param>
/// <param name="Resources">Resources, each of one of them.</param>
/// <param name="Openings">Openings, each of one resource.</param>
internal sealed record ImportPlan(
    ImmutableArray<PlannedProvider> Providers, ImmutableArray<PlannedResource> Resources, ImmutableArray<PlannedOpening> Openings)
{
    /// <summary>Rows of the source that the plan accounts for.</summary>
    public int Rows => Providers.Count(provider => provider.IsRow) + Resources.Length + Openings.Length;
}

/// <summary>An organization to be registered.</summary>
/// <param name="Where">File and line or path.</param>
/// <param name="ProviderId">Which.</param>
/// <param name="Registration">What it is.</param>
/// <param name="IsRow">False when it stands in the same row as a resource and is not counted by itself.</param>
internal sealed record PlannedProvider(string Where, ProviderId ProviderId, RegisterProvider Registration, bool IsRow);

/// <summary>A resource to be put.</summary>
/// <param name="Where">File and line or path.</param>
/// <param name="ProviderId">Whose.</param>
/// <param name="Draft">What it is.</param>
/// <param name="IsOffered">False when the source says that it is not active: then it is not put, and closed if it is there.</param>
internal sealed record PlannedResource(string Where, ProviderId ProviderId, ResourceDraft Draft, bool IsOffered);

/// <summary>An opening to be posted.</summary>
/// <param name="Where">File and line or path.</param>
/// <param name="ResourceId">Of which resource.</param>
/// <param name="Seed">What makes it the same opening at the next import.</param>
/// <param name="Terms">What is counted.</param>
/// <param name="Units">Units to give, 0 to <see cref="Domain.Limits.OpeningUnitsMax"/>; 0 posts nothing new.</param>
internal sealed record PlannedOpening(string Where, ResourceId ResourceId, string Seed, OpeningTerms Terms, int Units);
