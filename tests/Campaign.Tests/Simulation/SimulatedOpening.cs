using Coordination.Campaign.Checking;

namespace Coordination.Campaign.Tests.Simulation;

/// <summary>One opening with its rows and holds. It writes whatever it is told to: what is right is for the system to know.</summary>
internal sealed class SimulatedOpening(string id, string resource, List<LedgerRow> ledger)
{
    private readonly List<LedgerRow> rows = [];

    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>The resource it is of.</summary>
    public string Resource => resource;

    /// <summary>Its holds by id.</summary>
    public Dictionary<string, SimulatedHold> Holds { get; } = [];

    /// <summary>Its last row.</summary>
    public LedgerRow Last => rows[^1];

    /// <summary>It as it was some rows ago.</summary>
    public LedgerRow Before(int count) => rows[Math.Max(0, rows.Count - 1 - count)];

    /// <summary>Its head.</summary>
    public OpeningHead Head => new(id, Last.Version, Last.Maximum, Last.Held, Last.Taken);

    /// <summary>Adds a row and moves the balance as its kind says.</summary>
    public LedgerRow Add(string kind, SimulatedHold? hold, int maximum, DateTimeOffset now, long transaction)
    {
        var (held, taken) = rows.Count == 0 ? (0, 0) : (Last.Held, Last.Taken);
        var units = hold?.Units ?? 0;
        (held, taken) = kind switch
        {
            "held" => (held + units, taken),
            "confirmed" => (held - units, taken + units),
            "released" or "expired" => (held - units, taken),
            "cancelled" => (held, taken - units),
            _ => (held, taken),
        };
        var row = new LedgerRow
        {
            Opening = id,
            Version = rows.Count + 1,
            Kind = kind,
            Hold = hold?.Id,
            Need = hold?.Need,
            Units = units,
            ExpiresAt = hold?.ExpiresAt,
            Maximum = maximum,
            Held = held,
            Taken = taken,
            RecordedAt = now,
            Transaction = transaction,
        };
        rows.Add(row);
        ledger.Add(row);
        return row;
    }
}

/// <summary>A hold of the simulated system.</summary>
internal sealed class SimulatedHold(string id, int units, string? need)
{
    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>Its units.</summary>
    public int Units => units;

    /// <summary>The need it is for.</summary>
    public string? Need => need;

    /// <summary>Until when.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The kind of the row that ended it; held or confirmed while it has not ended.</summary>
    public string State { get; set; } = "held";
}
