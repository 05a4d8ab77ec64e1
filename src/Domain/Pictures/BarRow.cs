namespace Coordination.Domain.Pictures;

/// <summary>A row of bars.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Value">Null where there is none or it is protected: the flag then says why.</param>
public sealed record BarRow(string Label, double? Value)
{
    /// <summary>A second figure to compare with, such as the one before; null for none.</summary>
    public double? Second { get; init; }

    /// <summary>Lower end of the interval that holds the value in 95 of 100 cases; null for none.</summary>
    public double? Low { get; init; }

    /// <summary>Its upper end.</summary>
    public double? High { get; init; }

    /// <summary>What the reader should see of this row, in a few words; null for nothing.</summary>
    public string? Flag { get; init; }

    /// <summary>What is written under its label, more quietly; null for nothing. The table has the same among <see cref="Also"/>.</summary>
    public string? Detail { get; init; }

    /// <summary>What else its row of the table holds; as many in every row.</summary>
    public ImmutableArray<TableCell> Also { get; init; } = [];
}

/// <summary>A line that bars are held against, such as 100 %.</summary>
/// <param name="Value">Where.</param>
/// <param name="Name">What it is.</param>
public sealed record BarLimit(double Value, string Name);
