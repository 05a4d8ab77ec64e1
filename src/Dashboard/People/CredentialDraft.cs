using Coordination.Domain.Newcomers;

namespace Coordination.Dashboard.People;

/// <summary>A credential that waits to be recognized, as it is being entered.</summary>
public sealed class CredentialDraft
{
    /// <summary>The need it belongs to.</summary>
    public const string ServiceType = "education";

    /// <summary>The profession.</summary>
    public string Profession { get; set; } = "";

    /// <summary>Who regulates it.</summary>
    public string Regulator { get; set; } = "";

    /// <summary>The regulator works in English.</summary>
    public bool InEnglish { get; set; }

    /// <summary>The regulator works in French.</summary>
    public bool InFrench { get; set; }

    /// <summary>Takes what was kept.</summary>
    public void Take(Credential? kept)
    {
        if (kept is not null)
        {
            (Profession, Regulator) = (kept.Profession, kept.Regulator ?? "");
            (InEnglish, InFrench) = (kept.RegulatorLanguages.Contains("en"), kept.RegulatorLanguages.Contains("fr"));
        }
    }

    /// <summary>What is recorded; null while the profession is not said.</summary>
    public Credential? Said() => string.IsNullOrWhiteSpace(Profession)
        ? null
        : new(Profession.Trim(), string.IsNullOrWhiteSpace(Regulator) ? null : Regulator.Trim(), [.. InEnglish ? ["en"] : Array.Empty<string>(), .. InFrench ? ["fr"] : Array.Empty<string>()]);
}
