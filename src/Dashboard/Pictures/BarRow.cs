namespace Coordination.Dashboard.Pictures;

/// <summary>One bar.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">How long it is; null for none.</param>
/// <param name="Written">What stands beside it.</param>
/// <param name="Numbers">What else stands in its row.</param>
/// <param name="Low">Lower end of an interval.</param>
/// <param name="High">Upper end.</param>
public sealed record BarRow(string Label, double? Value, string Written, ImmutableArray<string> Numbers, double? Low = null, double? High = null);
