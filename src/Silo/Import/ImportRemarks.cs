namespace Coordination.Silo.Import;

/// <summary>What an import has to say about single rows. Safe for concurrent calls; printed once, at the end.</summary>
internal sealed class ImportRemarks
{
    /// <summary>How many refusals and how many warnings are listed one by one; the rest is counted.</summary>
    public const int ListedMax = 50;

    private readonly Lock gate = new();
    private readonly List<string> refusals = [];
    private readonly List<string> warnings = [];
    private readonly List<string> notes = [];

    /// <summary>Rows refused so far.</summary>
    public int Refused
    {
        get
        {
            lock (gate)
            {
                return refusals.Count;
            }
        }
    }

    /// <summary>Refusals in the order they came up, each with its place and reason.</summary>
    public IReadOnlyList<string> Refusals => Copy(refusals);

    /// <summary>Warnings in the order they came up.</summary>
    public IReadOnlyList<string> Warnings => Copy(warnings);

    /// <summary>Remarks about the file as a whole.</summary>
    public IReadOnlyList<string> Notes => Copy(notes);

    /// <summary>One row is not taken. Counts as one row read and refused.</summary>
    public void Refuse(string where, string reason) => Add(refusals, $"{where} {reason}");

    /// <summary>Something was taken, but not quite as it stood.</summary>
    public void Warn(string where, string reason) => Add(warnings, $"{where} {reason}");

    /// <summary>One line about many rows.</summary>
    public void Note(string text) => Add(notes, text);

    /// <summary>Prints warnings, then refusals, then notes.</summary>
    public void Print(TextWriter output)
    {
        Print(output, "warning", Warnings);
        Print(output, "refused", Refusals);
        foreach (var note in Notes)
        {
            output.WriteLine(note);
        }
    }

    private static void Print(TextWriter output, string word, IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Take(ListedMax))
        {
            output.WriteLine($"{word} {line}");
        }

        if (lines.Count > ListedMax)
        {
            output.WriteLine($"{word} ... and {lines.Count - ListedMax} more");
        }
    }

    private void Add(List<string> lines, string line)
    {
        lock (gate)
        {
            lines.Add(line);
        }
    }

    private string[] Copy(List<string> lines)
    {
        lock (gate)
        {
            return [.. lines];
        }
    }
}
