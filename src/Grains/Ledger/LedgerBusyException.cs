namespace Coordination.Grains.Ledger;

/// <summary>The ledger of the silo has as much to write as it can hold. Nothing was written; try again in a moment.</summary>
[GenerateSerializer, Alias("LedgerBusyException")]
public sealed class LedgerBusyException : Exception
{
    /// <summary>For serialization.</summary>
    public LedgerBusyException()
    {
    }

    /// <summary>With what went wrong.</summary>
    public LedgerBusyException(string message)
        : base(message)
    {
    }

    /// <summary>With what went wrong and what caused it.</summary>
    public LedgerBusyException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
