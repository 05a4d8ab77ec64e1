using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;

namespace Coordination.Grains.Resources;

/// <summary>The commands under way and the answers of the last ones, so that a repeated one costs no commit. The database knows all of them.</summary>
internal sealed class RecentAnswers
{
    private const int AnswersMax = 512;
    private readonly Dictionary<Guid, RecordedCommand> answers = [];
    private readonly Queue<Guid> order = [];
    private readonly Dictionary<Guid, byte[]> underWay = [];

    /// <summary>The answer given before; null when it is not remembered.</summary>
    public CapacityOutcome? Find(CommandMark command) => answers.GetValueOrDefault(command.Id)?.For(command);

    /// <summary>Notes that a command has begun; the answer to give instead when it is under way already.</summary>
    public CapacityOutcome? Begin(CommandMark command, Domain.Resources.OpeningId openingId, long version)
    {
        if (underWay.TryAdd(command.Id, command.Request))
        {
            return null;
        }

        return underWay[command.Id].AsSpan().SequenceEqual(command.Request)
            ? new CapacityOutcome.InProgress(openingId, version)
            : new CapacityOutcome.Mismatch(openingId, version);
    }

    /// <summary>Notes that it has ended.</summary>
    public void End(CommandMark command) => underWay.Remove(command.Id);

    /// <summary>Remembers an answer and forgets the oldest.</summary>
    public void Add(CommandMark command, RecordedCommand recorded)
    {
        if (!answers.TryAdd(command.Id, recorded))
        {
            return;
        }

        order.Enqueue(command.Id);
        if (order.Count > AnswersMax)
        {
            answers.Remove(order.Dequeue());
        }
    }
}
