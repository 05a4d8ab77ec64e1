namespace Coordination.Grains.UnderWay;

/// <summary>The commands this process is working on, or waits for: those it was asked over HTTP and those its grains carry out.</summary>
/// <remarks>Only memory: what has ended is in the database, and what dies with the process is not under way any more.</remarks>
public sealed class CommandsUnderWay
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, int> counts = [];

    /// <summary>Notes that one has begun; disposing what is returned notes that it has ended.</summary>
    public IDisposable Begin(CommandMark command)
    {
        lock (gate)
        {
            counts[command.Id] = counts.GetValueOrDefault(command.Id) + 1;
        }

        return new Begun(this, command.Id);
    }

    /// <summary>Whether one has begun and not ended.</summary>
    public bool Has(Guid commandId)
    {
        lock (gate)
        {
            return counts.ContainsKey(commandId);
        }
    }

    private void End(Guid commandId)
    {
        lock (gate)
        {
            if (--counts[commandId] == 0)
            {
                counts.Remove(commandId);
            }
        }
    }

    private sealed class Begun(CommandsUnderWay all, Guid commandId) : IDisposable
    {
        private int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
            {
                all.End(commandId);
            }
        }
    }
}
