namespace Coordination.Domain.Newcomers;

/// <summary>A credential that waits to be recognized in Canada (S74).</summary>
/// <param name="Profession">The profession, in a word or two.</param>
/// <param name="Regulator">Who regulates it; null when that is not known.</param>
/// <param name="RegulatorLanguages">Official languages the regulator works in, <c>en</c> and <c>fr</c>; empty when that is not known.</param>
[GenerateSerializer, Immutable, Alias("Credential")]
public sealed record Credential(string Profession, string? Regulator, ImmutableArray<string> RegulatorLanguages)
{
    /// <summary>Whether the regulator's languages are known and the person's official language is not among them (R14).</summary>
    public static bool IsDoubleBarrier(ImmutableArray<string> regulatorLanguages, string preferredLanguage) =>
        !regulatorLanguages.IsEmpty && !regulatorLanguages.Contains(preferredLanguage);
}
