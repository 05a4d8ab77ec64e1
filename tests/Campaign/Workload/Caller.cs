using Coordination.Campaign.History;

namespace Coordination.Campaign.Workload;

/// <summary>How one user gets a command through: again with the same key until there is an answer, at another door after a missing one.</summary>
internal sealed class Caller(ITarget target, Journal journal, int client, Random random)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly int home = Math.Abs(client) % target.Doors;

    /// <summary>Gets it through; null when the user walked away without an answer, which the end of the campaign looks up.</summary>
    public async Task<Reply?> Ask(Command command)
    {
        var began = journal.NowMs;
        int? failed = null;
        while (true)
        {
            var door = target.Choose(home, failed);
            var reply = await Attempt(door, command);
            if (reply.IsDecided)
            {
                return reply;
            }

            if (journal.NowMs - began > Patience.TotalMilliseconds || (command.IsWrite && random.NextDouble() < 0.08))
            {
                return null;
            }

            failed = door;
            await Pause(100, 300);
            if (command.IsWrite && random.NextDouble() < 0.3 && await Lookup(command) is { IsDecided: true } found)
            {
                return found;
            }
        }
    }

    /// <summary>One attempt, noted.</summary>
    public async Task<Reply> Attempt(int door, Command command)
    {
        var invoked = journal.NowMs;
        var reply = await target.Send(door, command);
        journal.Add(client, door, command, invoked, reply);
        return reply;
    }

    /// <summary>The command under the same key from several doors at once.</summary>
    public async Task<Reply?> AskAtOnce(Command command, int copies)
    {
        var doors = Enumerable.Range(0, copies).Select(copy => target.Choose((home + copy) % target.Doors, null));
        var replies = await Task.WhenAll(doors.Select(door => Attempt(door, command)));
        return replies.FirstOrDefault(reply => reply.IsDecided) ?? await Ask(command);
    }

    /// <summary>Asks what became of it, at any door.</summary>
    public Task<Reply> Lookup(Command command) =>
        Attempt(target.Choose(random.Next(target.Doors), null), new() { Act = Act.Lookup, Key = command.Key });

    /// <summary>The command once more, at any door.</summary>
    public Task<Reply> Again(Command command) => Attempt(target.Choose(random.Next(target.Doors), null), command);

    /// <summary>Waits a while.</summary>
    public Task Pause(int fromMs, int toMs) => Task.Delay(TimeSpan.FromMilliseconds(random.Next(fromMs, toMs)), journal.Clock);
}
