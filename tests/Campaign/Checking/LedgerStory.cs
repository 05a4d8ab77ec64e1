namespace Coordination.Campaign.Checking;

/// <summary>The ledger by opening and by hold, and what follows from its rows alone.</summary>
internal sealed class LedgerStory
{
    private readonly Dictionary<string, LedgerRow[]> byOpening;
    private readonly Dictionary<string, LedgerRow[]> byHold;

    /// <summary>Sorts the rows.</summary>
    public LedgerStory(ImmutableArray<LedgerRow> rows)
    {
        byOpening = rows.GroupBy(row => row.Opening).ToDictionary(group => group.Key, group => group.OrderBy(row => row.Version).ToArray());
        byHold = rows.Where(row => row.Hold is not null).GroupBy(row => row.Hold!)
            .ToDictionary(group => group.Key, group => group.OrderBy(row => row.Version).ToArray());
    }

    /// <summary>Every opening with its rows, in their order.</summary>
    public IEnumerable<KeyValuePair<string, LedgerRow[]>> Openings => byOpening;

    /// <summary>Every hold with its rows, in their order.</summary>
    public IEnumerable<KeyValuePair<string, LedgerRow[]>> Holds => byHold;

    /// <summary>The rows of a hold.</summary>
    public LedgerRow[] OfHold(string? hold) => hold is not null && byHold.TryGetValue(hold, out var rows) ? rows : [];

    /// <summary>The row of an opening with a version; null when there is none.</summary>
    public LedgerRow? At(string? opening, long version)
    {
        if (opening is null || !byOpening.TryGetValue(opening, out var rows))
        {
            return null;
        }

        var sound = version >= 1 && version <= rows.Length && rows[version - 1].Version == version;
        return sound ? rows[version - 1] : rows.FirstOrDefault(row => row.Version == version);
    }

    /// <summary>Until when a hold held at a version; null before it was placed.</summary>
    public DateTimeOffset? ExpiryAt(string hold, long version) =>
        OfHold(hold).LastOrDefault(row => row.Kind is "held" or "extended" && row.Version <= version)?.ExpiresAt;
}
