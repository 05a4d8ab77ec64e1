using Coordination.Domain.Resources.Capacity;

namespace Coordination.Grains.Resources;

/// <summary>The answers of the last commands, so that a repeated one costs no commit. The database knows all of them.</summary>
internal sealed class RecentAnswers
{
    private const int AnswersMax = 512;
    private readonly Dictionary<(string Scope, string Key), (string RequestHash, CapacityOutcome Outcome)> answers = [];
    private readonly Queue<(string Scope, string Key)> order = [];

    /// <summary>The answer given before; a mismatch when the key was used for another request; null when it is not remembered.</summary>
    public CapacityOutcome? Find(CommandKey key) => answers.TryGetValue((key.Scope, key.Key), out var known)
        ? Match(key, known.RequestHash, known.Outcome)
        : null;

    /// <summary>Remembers an answer and forgets the oldest.</summary>
    public void Add(CommandKey key, CapacityOutcome outcome)
    {
        if (!answers.TryAdd((key.Scope, key.Key), (key.RequestHash, outcome)))
        {
            return;
        }

        order.Enqueue((key.Scope, key.Key));
        if (order.Count > AnswersMax)
        {
            answers.Remove(order.Dequeue());
        }
    }

    /// <summary>The recorded answer if the request is the recorded one.</summary>
    public static CapacityOutcome Match(CommandKey key, string recordedHash, CapacityOutcome outcome) =>
        key.RequestHash == recordedHash ? outcome : new CapacityOutcome.Mismatch(outcome.OpeningId, outcome.OpeningVersion);
}
