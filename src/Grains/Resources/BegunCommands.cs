using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;

namespace Coordination.Grains.Resources;

/// <summary>The commands of a resource that have begun and are not answered: the same one, come twice, waits for the first.</summary>
internal sealed class BegunCommands
{
    private readonly Dictionary<Guid, (byte[] Request, Task<CapacityOutcome> Answer)> begun = [];

    /// <summary>The same command, if it has begun and not ended.</summary>
    public Begun? Find(CommandMark command) => begun.TryGetValue(command.Id, out var first)
        ? new(first.Answer, first.Request.AsSpan().SequenceEqual(command.Request))
        : null;

    /// <summary>Notes that a command has begun, unless it has ended at once.</summary>
    public void Begin(CommandMark command, Task<CapacityOutcome> answer)
    {
        if (!answer.IsCompleted)
        {
            begun[command.Id] = (command.Request, answer);
        }
    }

    /// <summary>Notes that it has ended.</summary>
    public void End(CommandMark command) => begun.Remove(command.Id);

    /// <summary>A command that has begun.</summary>
    /// <param name="Answer">The answer it will be given.</param>
    /// <param name="IsSame">True when it asked the same.</param>
    internal sealed record Begun(Task<CapacityOutcome> Answer, bool IsSame);
}
