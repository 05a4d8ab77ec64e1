using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Consents;

/// <summary>A person as far as somebody may know them; what they may not is not there.</summary>
[GenerateSerializer, Immutable, Alias("SharedPerson")]
public sealed record SharedPerson
{
    /// <summary>What is shown: names of <see cref="Referrals.SharedFields.WithConsent"/>.</summary>
    [Id(6)] public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>Given name or names.</summary>
    [Id(0)] public string? GivenName { get; init; }

    /// <summary>Family name or names.</summary>
    [Id(1)] public string? FamilyName { get; init; }

    /// <summary>Birth date.</summary>
    [Id(2)] public DateOnly? BirthDate { get; init; }

    /// <summary>How they can be reached.</summary>
    [Id(3)] public Contact? Contact { get; init; }

    /// <summary>Their latest assessment: finished, to be read and not to be asked again.</summary>
    [Id(4)] public Assessment? Assessment { get; init; }

    /// <summary>What they bring.</summary>
    [Id(5)] public ImmutableArray<Asset> Assets { get; init; } = [];
}
