using Coordination.Domain.Geography;
using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Matching.Rules;

/// <summary>What the evidence rules may know of a person and the need at hand. Gender, origin and religion are not here.</summary>
public sealed record PersonFacts
{
    /// <summary>The lowest of four language levels; null when not assessed.</summary>
    public int? NclcLowest { get; init; }

    /// <summary>How much help the person needs.</summary>
    public NeedLevel Level { get; init; } = NeedLevel.Medium;

    /// <summary>The band.</summary>
    public PriorityBand Band { get; init; } = PriorityBand.Other;

    /// <summary>The need is distress.</summary>
    public bool IsDistress { get; init; }

    /// <summary>Somebody qualified has recorded a clinical signal.</summary>
    public bool HasClinicalSignal { get; init; }

    /// <summary>The person is in crisis.</summary>
    public bool IsInCrisis { get; init; }

    /// <summary>Official languages in which the regulator of their profession works; empty when no credential waits to be recognized.</summary>
    public ImmutableArray<string> RegulatorLanguages { get; init; } = [];

    /// <summary>The forward sortation area they live in; null when not said.</summary>
    public string? Neighbourhood { get; init; }

    /// <summary>A bundle that includes this offer was accepted.</summary>
    public bool IsInAcceptedBundle { get; init; }

    /// <summary>A case manager is named.</summary>
    public bool HasCaseManager { get; init; }

    /// <summary>The official language the person prefers.</summary>
    public string PreferredLanguage { get; init; } = "en";

    /// <summary>Whether the person lives in Quebec.</summary>
    public bool IsInQuebec { get; init; }

    /// <summary>LGBTQ2 groups the person named themselves and agreed to be matched by.</summary>
    public ImmutableArray<string> AgreedGroups { get; init; } = [];

    /// <summary>The day of landing, if known.</summary>
    public DateOnly? LandedOn { get; init; }

    /// <summary>What a record says of a person; what records do not say stays unknown.</summary>
    public static PersonFacts Of(Seeker seeker) => new()
    {
        NclcLowest = seeker.NclcLowest,
        Level = seeker.Level,
        Band = seeker.Band,
        IsInCrisis = seeker.Band == PriorityBand.Crisis,
        PreferredLanguage = seeker.PreferredLanguage,
        IsInQuebec = RegionTable.ProvinceOf(seeker.RegionCode)?.Code == QuebecCode,
        LandedOn = seeker.LandedOn,
        IsDistress = seeker.Circumstances.IsDistress,
        HasClinicalSignal = seeker.Circumstances.HasClinicalSignal,
        HasCaseManager = seeker.Circumstances.HasCaseManager,
        IsInAcceptedBundle = seeker.Circumstances.IsInAcceptedBundle,
        Neighbourhood = seeker.Circumstances.Neighbourhood,
        RegulatorLanguages = seeker.Needs.Select(need => need.Credential).OfType<Credential>().FirstOrDefault()?.RegulatorLanguages ?? [],
    };

    /// <summary>High vulnerability: help is planned as a whole, with somebody who manages the case (R8, S17).</summary>
    public static bool IsHighlyVulnerable(NeedLevel level, PriorityBand band) => level == NeedLevel.High || band is PriorityBand.HighVulnerability or PriorityBand.Crisis;

    private const string QuebecCode = "24";
}
