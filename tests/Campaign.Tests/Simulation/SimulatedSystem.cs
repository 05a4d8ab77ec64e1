using System.Globalization;
using Coordination.Campaign.Checking;
using Coordination.Campaign.History;
using Coordination.Campaign.Workload;

namespace Coordination.Campaign.Tests.Simulation;

/// <summary>A small system that keeps every promise, or breaks just one. Answers get lost on the way, before and after the deed.</summary>
internal sealed partial class SimulatedSystem(Bug bug, TimeProvider clock, Random random) : ITarget
{
    /// <summary>How often a bug shows when it could.</summary>
    private const double BugRate = 0.05;
    private const double LostBefore = 0.01;
    private const double LostAfter = 0.01;

    private readonly List<LedgerRow> ledger = [];
    private readonly Dictionary<string, SimulatedOpening> openings = [];
    private readonly Dictionary<string, ImmutableArray<Part>> bundles = [];
    private readonly Dictionary<string, (string BodyHash, Reply Reply)> commands = [];
    private readonly List<WaitlistRow> waitlist = [];
    private int made;
    private long transaction;

    /// <inheritdoc/>
    public int Doors => 3;

    /// <inheritdoc/>
    public bool HasBundles => true;

    /// <inheritdoc/>
    public int Choose(int preferred, int? not) => preferred == not ? (preferred + 1) % Doors : preferred;

    /// <inheritdoc/>
    public async Task<Reply> Send(int door, Command command)
    {
        await Travel();
        if (random.NextDouble() < LostBefore)
        {
            return Reply.Unknown(503, "unavailable");
        }

        var reply = command.Act switch
        {
            Act.Lookup => commands.TryGetValue(command.Key, out var known) ? known.Reply : new() { Outcome = Outcome.NotReceived, Status = 200 },
            Act.Read => Read(openings[command.Opening!]),
            _ => Once(command),
        };
        await Travel();
        return random.NextDouble() < LostAfter ? Reply.Unknown(0, "timeout") : reply;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Offer>> Offers() => Task.FromResult<IReadOnlyList<Offer>>(
    [
        .. from entry in waitlist
           let hold = entry.Hold ?? ""
           from opening in openings.Values
           where opening.Holds.TryGetValue(hold, out var offered) && offered.State == "held"
           select new Offer(entry.Entry, hold, opening.Id),
    ]);

    /// <summary>What the database would show in the end.</summary>
    public Evidence Evidence(Journal journal) => new()
    {
        Lines = journal.Lines(),
        StartedAt = journal.StartedAt,
        Rows = [.. ledger],
        Heads = [.. openings.Values.Select(opening => opening.Head)],
        Waitlist = [.. waitlist],
        ReadAt = clock.GetUtcNow(),
    };

    /// <summary>Ends what has run out and offers what is free, as the product's timers do.</summary>
    public async Task Tend(CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            foreach (var opening in openings.Values)
            {
                Lapse(opening);
                OfferFree(opening);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, CancellationToken.None);
        }
    }

    private Reply Once(Command command)
    {
        if (commands.TryGetValue(command.Key, out var known) && !IsStruck(Bug.DuplicateExecuted))
        {
            return known.BodyHash == command.BodyHash ? known.Reply : new() { Outcome = Outcome.Rejected, Status = 422, Slug = "idempotency-mismatch" };
        }

        transaction++;
        var reply = Decide(command);
        commands.TryAdd(command.Key, (command.BodyHash, reply));
        return reply;
    }

    private Reply Read(SimulatedOpening opening)
    {
        var row = IsStruck(Bug.StaleAnswer) ? opening.Before(3) : opening.Last;
        return new() { Outcome = Outcome.Ok, Status = 200, Opening = opening.Id, Version = row.Version, Maximum = row.Maximum, Held = row.Held, Taken = row.Taken };
    }

    private bool IsStruck(Bug by) => bug == by && random.NextDouble() < BugRate;

    private Task Travel() => Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 20)), clock);

    private string NewId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{++made}");
}
