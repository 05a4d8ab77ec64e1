namespace Coordination.Grains.Ledger;

/// <summary>The database could not say whether a command was committed. Repeating it with the same key finds out and answers.</summary>
[GenerateSerializer, Alias("LedgerUnavailableException")]
public sealed class LedgerUnavailableException : Exception
{
    /// <summary>For serialization.</summary>
    public LedgerUnavailableException()
    {
    }

    /// <summary>With what went wrong.</summary>
    public LedgerUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With what went wrong and what caused it.</summary>
    public LedgerUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
