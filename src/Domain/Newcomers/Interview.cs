namespace Coordination.Domain.Newcomers;

/// <summary>A need as the interviewer entered it.</summary>
[GenerateSerializer, Immutable, Alias("NeedEntry")]
public sealed record NeedEntry(string ServiceType, int Urgency);

/// <summary>An asset as the interviewer entered it.</summary>
[GenerateSerializer, Immutable, Alias("AssetEntry")]
public sealed record AssetEntry(AssetKind Kind, string Term, bool WillingToContribute);

/// <summary>Everything one sitting brought to light.</summary>
[GenerateSerializer, Immutable, Alias("Interview")]
public sealed record Interview(
    ImmutableArray<NeedEntry> Needs,
    ImmutableArray<AssetEntry> Assets,
    ImmutableArray<DomainFinding> Findings,
    Nclc? Nclc);
