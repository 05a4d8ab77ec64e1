using Coordination.Campaign.History;

namespace Coordination.Campaign.Workload;

/// <summary>Looks up every command that nobody has heard the answer of.</summary>
internal static class Resolution
{
    /// <summary>The one who looks up: none of the users, so that nobody's recovery is told from it.</summary>
    public const int Client = -2;

    private const int AtOnce = 8;
    private const string Interrupted = "interrupted";
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMilliseconds(300);

    /// <summary>Looks again until all are known or the time is up. Answers how many there were.</summary>
    public static async Task<int> LookUpAll(ITarget target, Journal journal, TimeSpan limit)
    {
        var began = journal.NowMs;
        var caller = new Caller(target, journal, Client, new Random(0));
        var open = journal.Lines().Where(line => line.Command.IsWrite || line.Command.Act == Act.Lookup)
            .GroupBy(line => line.Command.Key)
            .Where(group => !group.Any(line => line.Reply.IsDecided))
            .Select(group => group.First().Command).ToList();
        var count = open.Count;
        while (open.Count > 0 && journal.NowMs - began < limit.TotalMilliseconds)
        {
            var left = new List<Command>();
            foreach (var chunk in open.Chunk(AtOnce))
            {
                var replies = await Task.WhenAll(chunk.Select(command => Settle(caller, command)));
                left.AddRange(chunk.Where((_, index) => replies[index].Outcome == Outcome.Unknown));
            }

            open = left;
            await Task.Delay(BetweenRounds, journal.Clock);
        }

        return count;
    }

    /// <summary>Looks one up; what a crash has interrupted is repeated under its key, which is how it is found out.</summary>
    private static async Task<Reply> Settle(Caller caller, Command command)
    {
        var found = await caller.Lookup(command);
        return found.Slug == Interrupted && command.IsWrite ? await caller.Again(command) : found;
    }
}
