namespace Coordination.Domain.Resources;

/// <summary>What sort of organization a provider is.</summary>
public enum ProviderKind
{
    /// <summary>An agency funded by the Settlement Program.</summary>
    SettlementAgency,

    /// <summary>A community body, funded or not.</summary>
    Community,

    /// <summary>An employer.</summary>
    Employer,

    /// <summary>A school, school board, college or university.</summary>
    School,

    /// <summary>A health body.</summary>
    Health,
}
