namespace Coordination.Silo.Import;

/// <summary>What became of the rows of an import. Each row has exactly one fate, so the parts add up to what was read.</summary>
/// <param name="Written">Rows that changed what is stored.</param>
/// <param name="Unchanged">Rows for which what is stored was already right.</param>
/// <param name="Refused">Rows that were not taken.</param>
internal readonly record struct ImportTally(int Written, int Unchanged, int Refused)
{
    /// <summary>Every row that was looked at.</summary>
    public int Read => Written + Unchanged + Refused;

    /// <summary>The last line an import prints; scripts rely on its form.</summary>
    public override string ToString() => $"read {Read}, written {Written}, unchanged {Unchanged}, refused {Refused}";
}
