namespace Coordination.Domain.Resources;

/// <summary>Who pays for a resource, as lists label it.</summary>
/// <param name="IsSettlementProgram">True when the Settlement Program of IRCC does.</param>
/// <param name="Funder">The funder by name, if the provider has named one.</param>
public sealed record Funding(bool IsSettlementProgram, string? Funder)
{
    /// <summary>How the funder of the Settlement Program is named.</summary>
    public const string SettlementProgram = "IRCC";

    /// <summary>What the profile says; without a named funder settlement agencies are those the Settlement Program funds.</summary>
    public static Funding Of(ProviderKind kind, string? funder) => string.IsNullOrWhiteSpace(funder)
        ? new(kind == ProviderKind.SettlementAgency, null)
        : new(string.Equals(funder.Trim(), SettlementProgram, StringComparison.OrdinalIgnoreCase), funder.Trim());
}
