using Coordination.Domain.Resources;

namespace Coordination.Domain.Consents;

/// <summary>What a person agreed to.</summary>
public enum ConsentPurpose
{
    /// <summary>That a provider who is asked for help learns more of them than it needs for an answer.</summary>
    Sharing,

    /// <summary>That they are written to.</summary>
    Messages,

    /// <summary>That they are asked to take part in research.</summary>
    Research,
}

/// <summary>How a person agreed.</summary>
public enum ConsentMethod
{
    /// <summary>They signed.</summary>
    Written,

    /// <summary>They said so before a witness.</summary>
    Verbal,
}

/// <summary>One agreement of a person, for one purpose, until it runs out or they take it back.</summary>
[GenerateSerializer, Immutable, Alias("Consent")]
public sealed record Consent
{
    /// <summary>For how long an agreement holds when nothing else was said, in days.</summary>
    public const int DaysDefault = 730;

    /// <summary>The longest an agreement may hold, in days.</summary>
    public const int DaysMax = 1_826;

    /// <summary>The consent.</summary>
    [Id(0)] public required ConsentId ConsentId { get; init; }

    /// <summary>To what.</summary>
    [Id(1)] public required ConsentPurpose Purpose { get; init; }

    /// <summary>Towards whom; null for every provider they are referred to.</summary>
    [Id(2)] public ProviderId? Recipient { get; init; }

    /// <summary>Which fields, names of <see cref="Referrals.SharedFields.WithConsent"/>; for sharing only.</summary>
    [Id(3)] public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>How they agreed.</summary>
    [Id(4)] public required ConsentMethod Method { get; init; }

    /// <summary>Who heard it; for a verbal consent only.</summary>
    [Id(5)] public string? Witness { get; init; }

    /// <summary>The language in which it was read to them, <c>en</c> or <c>fr</c>.</summary>
    [Id(6)] public required string Language { get; init; }

    /// <summary>When they agreed.</summary>
    [Id(7)] public required DateTimeOffset GivenAt { get; init; }

    /// <summary>Until when it holds.</summary>
    [Id(8)] public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Who wrote it down (the signed-in user).</summary>
    [Id(9)] public required string RecordedBy { get; init; }

    /// <summary>When they took it back; null while they have not.</summary>
    [Id(10)] public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Who wrote that down.</summary>
    [Id(11)] public string? WithdrawnBy { get; init; }

    /// <summary>Whether it holds now.</summary>
    public bool IsInForce(DateTimeOffset now) => WithdrawnAt is null && GivenAt <= now && now < ExpiresAt;

    /// <summary>Whether it is about sharing with this provider.</summary>
    public bool IsTowards(ProviderId provider) => Purpose == ConsentPurpose.Sharing && (Recipient is null || Recipient == provider);
}
