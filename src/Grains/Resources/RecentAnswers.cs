using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;

namespace Coordination.Grains.Resources;

/// <summary>The commands under way and the answers of the last ones, so that a repeated one costs no commit. The database knows all of them.</summary>
internal sealed class RecentAnswers(TimeProvider clock)
{
    private const int AnswersMax = 512;

    /// <summary>A command whose answer was lost is repeated within this time, or it is looked up in the database.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    private readonly Dictionary<Guid, RecordedCommand> answers = [];
    private readonly Queue<(Guid Id, long At)> order = [];
    private readonly Dictionary<Guid, (byte[] Request, Task<CapacityOutcome> Answer)> underWay = [];

    /// <summary>The answer given before; null when it is not remembered.</summary>
    public CapacityOutcome? Find(CommandMark command) => answers.GetValueOrDefault(command.Id)?.For(command);

    /// <summary>The same command, if it has begun and not ended.</summary>
    public Begun? UnderWay(CommandMark command) => underWay.TryGetValue(command.Id, out var first)
        ? new(first.Answer, first.Request.AsSpan().SequenceEqual(command.Request))
        : null;

    /// <summary>Notes that a command has begun, unless it has ended at once.</summary>
    public void Begin(CommandMark command, Task<CapacityOutcome> answer)
    {
        if (!answer.IsCompleted)
        {
            underWay[command.Id] = (command.Request, answer);
        }
    }

    /// <summary>Notes that it has ended.</summary>
    public void End(CommandMark command) => underWay.Remove(command.Id);

    /// <summary>Remembers an answer and forgets old ones.</summary>
    public void Add(CommandMark command, RecordedCommand recorded)
    {
        if (!answers.TryAdd(command.Id, recorded))
        {
            return;
        }

        order.Enqueue((command.Id, clock.GetTimestamp()));
        while (order.Count > AnswersMax || clock.GetElapsedTime(order.Peek().At) > Lifetime)
        {
            answers.Remove(order.Dequeue().Id);
        }
    }

    /// <summary>A command that has begun.</summary>
    /// <param name="Answer">The answer it will be given.</param>
    /// <param name="IsSame">True when it asked the same.</param>
    internal sealed record Begun(Task<CapacityOutcome> Answer, bool IsSame);
}
