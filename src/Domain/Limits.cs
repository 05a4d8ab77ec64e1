namespace Coordination.Domain;

/// <summary>Every bound the outside can meet, in one place.</summary>
public static class Limits
{
    /// <summary>Units of an opening, at most.</summary>
    public const int OpeningUnitsMax = 1_000_000;

    /// <summary>Units of one hold, at most.</summary>
    public const int HoldUnitsMax = 100;

    /// <summary>Shortest life of a hold, in seconds.</summary>
    public const int HoldSecondsMin = 30;

    /// <summary>Longest life of a hold, in seconds: two days.</summary>
    public const int HoldSecondsMax = 172_800;

    /// <summary>Life of a hold when the caller names none, in seconds: a client sitting across the table.</summary>
    public const int HoldSecondsDefault = 900;

    /// <summary>Parts of a bundle, at most.</summary>
    public const int BundlePartsMax = 20;

    /// <summary>Letters of a name or title.</summary>
    public const int NameLengthMax = 200;

    /// <summary>Letters of a note, a reason or a person's own words.</summary>
    public const int NoteLengthMax = 4_000;

    /// <summary>Needs, assets or other entries of one request.</summary>
    public const int EntriesMax = 100;

    /// <summary>Highest level of the Canadian Language Benchmarks (NCLC/CLB).</summary>
    public const int NclcMax = 12;

    /// <summary>Oldest age that is believed.</summary>
    public const int AgeMax = 130;

    /// <summary>Letters of an idempotency key.</summary>
    public const int CommandKeyLengthMax = 200;

    /// <summary>Rows of one page of a list.</summary>
    public const int PageSizeMax = 200;
}
