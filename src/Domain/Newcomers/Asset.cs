namespace Coordination.Domain.Newcomers;

/// <summary>What sort of thing a person brings.</summary>
public enum AssetKind
{
    /// <summary>A skill.</summary>
    Skill,

    /// <summary>A language.</summary>
    Language,

    /// <summary>A profession or trade.</summary>
    Profession,

    /// <summary>A credential.</summary>
    Credential,

    /// <summary>An interest.</summary>
    Interest,

    /// <summary>People they know.</summary>
    Network,

    /// <summary>Time they can give.</summary>
    Time,
}

/// <summary>Something a person brings.</summary>
/// <param name="AssetId">The asset, unique within the person.</param>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Term">What it is, in a word or two.</param>
/// <param name="WillingToContribute">Whether the person would give it to the community.</param>
[GenerateSerializer, Immutable, Alias("Asset")]
public sealed record Asset(string AssetId, AssetKind Kind, string Term, bool WillingToContribute);
