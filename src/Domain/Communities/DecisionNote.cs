using System.Security.Cryptography;
using System.Text;

namespace Coordination.Domain.Communities;

/// <summary>What was decided, why, and what was on the screen at that moment (S79). Never changed afterwards.</summary>
[GenerateSerializer, Immutable, Alias("DecisionNote")]
public sealed record DecisionNote
{
    /// <summary>Its id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Where.</summary>
    [Id(1)] public required string RegionCode { get; init; }

    /// <summary>A slug of <c>ServiceTypes</c>, or <c>all</c>.</summary>
    [Id(2)] public required string ServiceType { get; init; }

    /// <summary>What was decided.</summary>
    [Id(3)] public required string Decided { get; init; }

    /// <summary>Why.</summary>
    [Id(4)] public required string Rationale { get; init; }

    /// <summary>The figures of the region and its parts at that moment: JSON, kept letter by letter.</summary>
    [Id(5)] public required string Evidence { get; init; }

    /// <summary>SHA-256 of <see cref="Evidence"/> in UTF-8, 64 hex digits.</summary>
    [Id(6)] public required string EvidenceHash { get; init; }

    /// <summary>Whether the figures are those a funder may see.</summary>
    [Id(7)] public required bool IsProtected { get; init; }

    /// <summary>Who recorded it.</summary>
    [Id(8)] public required string By { get; init; }

    /// <summary>When.</summary>
    [Id(9)] public required DateTimeOffset At { get; init; }

    /// <summary>The hash of evidence.</summary>
    public static string HashOf(string evidence) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(evidence)));

    /// <summary>The decision as those may see it who may not know exact figures: evidence that holds them is left out, its hash stays.</summary>
    public DecisionNote Outside() => IsProtected ? this : this with { Evidence = "" };
}
