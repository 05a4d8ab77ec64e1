using Orleans.Runtime;

namespace Coordination.Grains.Cluster;

/// <summary>A silo that was frozen or cut off from the database does not answer, because what it remembers may be out of date. Repeating the same command with the same key is safe.</summary>
[GenerateSerializer, Alias("SiloFencedException")]
public sealed class SiloFencedException : OrleansException
{
    /// <summary>For serialization.</summary>
    public SiloFencedException()
        : base("This silo was frozen or cut off and reads everything again before it answers.")
    {
    }

    /// <summary>With what went wrong.</summary>
    public SiloFencedException(string message)
        : base(message)
    {
    }

    /// <summary>With what went wrong and what caused it.</summary>
    public SiloFencedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
