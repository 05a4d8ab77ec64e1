namespace Coordination.Domain.Newcomers;

/// <summary>The way in which a person wants to hear from us.</summary>
public enum ContactChannel
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By text message.</summary>
    Sms,

    /// <summary>By a notice on their own device.</summary>
    Push,
}

/// <summary>How a person can be reached, and how they want to be.</summary>
[GenerateSerializer, Immutable, Alias("Contact")]
public sealed record Contact
{
    /// <summary>Telephone number, E.164.</summary>
    [Id(0)] public string? Phone { get; init; }

    /// <summary>E-mail address.</summary>
    [Id(1)] public string? Email { get; init; }

    /// <summary>The way they chose; nothing is sent without it.</summary>
    [Id(2)] public ContactChannel Channel { get; init; }

    /// <summary>The language they read best, ISO 639; null for the official language they prefer.</summary>
    [Id(3)] public string? Language { get; init; }

    /// <summary>Not before this time of their day; null at any time.</summary>
    [Id(4)] public TimeOnly? From { get; init; }

    /// <summary>Not after this time of their day; null at any time.</summary>
    [Id(5)] public TimeOnly? Until { get; init; }

    /// <summary>Whether somebody else who sees a message or hears a voice mail would put them in danger: then nothing is left for them.</summary>
    [Id(6)] public bool IsUnsafeToLeaveWord { get; init; }
}
