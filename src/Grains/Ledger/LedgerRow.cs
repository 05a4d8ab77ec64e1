using Coordination.Domain.Resources.Capacity;

namespace Coordination.Grains.Ledger;

/// <summary>One row as it is written: the event, the command that it carries out, and the link of the chain.</summary>
[GenerateSerializer, Immutable, Alias("LedgerRow")]
internal sealed record LedgerRow
{
    /// <summary>What happened.</summary>
    [Id(0)] public required LedgerEvent Event { get; init; }

    /// <summary>The command; null for the steps before its last, and for what time or the waitlist does.</summary>
    [Id(1)] public Guid? CommandId { get; init; }

    /// <summary>What the command asked, hashed.</summary>
    [Id(2)] public byte[]? RequestHash { get; init; }

    /// <summary>The answer as JSON where the row alone does not tell it; see <see cref="LedgerAnswers"/>.</summary>
    [Id(3)] public string? Outcome { get; init; }

    /// <summary>When the next hold of the opening runs out after this row.</summary>
    [Id(4)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>The row's link of the chain; see <see cref="LedgerHash"/>.</summary>
    [Id(5)] public required byte[] Hash { get; init; }
}

/// <summary>A command that moved nothing, and its answer.</summary>
/// <param name="CommandId">The command.</param>
/// <param name="RequestHash">What it asked, hashed.</param>
/// <param name="Kind"><c>capacity</c> or <c>bundle</c>.</param>
/// <param name="IsRejection">True when the answer says no.</param>
/// <param name="Outcome">The answer as JSON.</param>
/// <param name="OpeningId">The opening it rests on; null for one that rests on none.</param>
/// <param name="OpeningVersion">The version of that opening it rests on.</param>
internal sealed record LedgerAnswer(Guid CommandId, byte[] RequestHash, string Kind, bool IsRejection, string Outcome, string? OpeningId, long OpeningVersion);
