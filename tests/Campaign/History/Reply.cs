using System.Text.Json.Serialization;

namespace Coordination.Campaign.History;

/// <summary>How an attempt ended for the one who asked.</summary>
internal enum Outcome
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>Decided against.</summary>
    Rejected,

    /// <summary>Nobody knows: no answer, or one that only says to repeat it.</summary>
    Unknown,

    /// <summary>Of a lookup: the system has not seen the command.</summary>
    NotReceived,
}

/// <summary>What came back.</summary>
internal sealed record Reply
{
    /// <summary>How it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The HTTP status; 0 when there was none.</summary>
    public int Status { get; init; }

    /// <summary>Of a refusal, the last part of its type; of a missing answer, why it is missing.</summary>
    public string? Slug { get; init; }

    /// <summary>The opening answered about.</summary>
    public string? Opening { get; init; }

    /// <summary>The version of the opening the answer rests on.</summary>
    public long? Version { get; init; }

    /// <summary>The hold placed or resolved.</summary>
    public string? Hold { get; init; }

    /// <summary>Until when it holds.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The bundle placed or resolved.</summary>
    public string? Bundle { get; init; }

    /// <summary>Its holds.</summary>
    public ImmutableArray<Part> Holds { get; init; } = [];

    /// <summary>The waitlist entry.</summary>
    public string? Entry { get; init; }

    /// <summary>The opening's units, where the answer is the opening.</summary>
    public int? Maximum { get; init; }

    /// <summary>Units held, where the answer is the opening.</summary>
    public int? Held { get; init; }

    /// <summary>Units taken, where the answer is the opening.</summary>
    public int? Taken { get; init; }

    /// <summary>True when the system has decided.</summary>
    [JsonIgnore]
    public bool IsDecided => Outcome is Outcome.Ok or Outcome.Rejected;

    /// <summary>No answer, and why.</summary>
    public static Reply Unknown(int status, string why) => new() { Outcome = Outcome.Unknown, Status = status, Slug = why };

    /// <summary>What must be the same in every answer to one command.</summary>
    [JsonIgnore]
    public string Likeness => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Outcome} {Status} {Slug} v{Version} {Hold} {Bundle} {Entry} {ExpiresAt?.ToUnixTimeMilliseconds()} {string.Join(',', Holds.Select(part => part.Hold).Order(StringComparer.Ordinal))}");
}
