using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Resources.Capacity;

/// <summary>What can happen to the units of an opening.</summary>
public enum LedgerKind
{
    /// <summary>The opening was posted; always version 1.</summary>
    Posted,

    /// <summary>Units were claimed until an expiry.</summary>
    Held,

    /// <summary>A hold was given more time.</summary>
    Extended,

    /// <summary>A hold became a reservation.</summary>
    Confirmed,

    /// <summary>A hold was given back.</summary>
    Released,

    /// <summary>A hold ran out.</summary>
    Expired,

    /// <summary>A reservation was given back.</summary>
    Cancelled,

    /// <summary>The provider changed how many units there are.</summary>
    MaximumChanged,

    /// <summary>The provider takes no more holds.</summary>
    Closed,

    /// <summary>The provider takes holds again.</summary>
    Reopened,

    /// <summary>The provider said that what is posted is still true.</summary>
    Affirmed,
}

/// <summary>One row of the ledger: what happened, and the balances on both sides of it.</summary>
[GenerateSerializer, Immutable, Alias("LedgerEvent")]
public sealed record LedgerEvent
{
    /// <summary>Whose units.</summary>
    [Id(0)] public required OpeningId OpeningId { get; init; }

    /// <summary>1, 2, 3 ... without a gap.</summary>
    [Id(1)] public required long Version { get; init; }

    /// <summary>What happened.</summary>
    [Id(2)] public required LedgerKind Kind { get; init; }

    /// <summary>The balance this row continues.</summary>
    [Id(3)] public required OpeningBalance Before { get; init; }

    /// <summary>The balance this row leaves.</summary>
    [Id(4)] public required OpeningBalance After { get; init; }

    /// <summary>True when no holds are taken after this row.</summary>
    [Id(5)] public bool IsClosed { get; init; }

    /// <summary>The hold it is about, for the kinds that are about one.</summary>
    [Id(6)] public Hold? Hold { get; init; }

    /// <summary>The terms, on the first row only.</summary>
    [Id(7)] public OpeningTerms? Terms { get; init; }
}
