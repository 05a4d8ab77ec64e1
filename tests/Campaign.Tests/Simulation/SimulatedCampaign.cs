using Coordination.Campaign.Checking;
using Coordination.Campaign.History;
using Coordination.Campaign.Workload;

namespace Coordination.Campaign.Tests.Simulation;

/// <summary>The users of the campaign on the simulated system, for some minutes of its own time.</summary>
internal static class SimulatedCampaign
{
    private const int Clients = 16;
    private const int OpeningCount = 40;
    private const int HotCount = 8;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    /// <summary>Runs it and checks it.</summary>
    public static Findings Run(Bug bug, int seed)
    {
        var time = new VirtualTime();
        var system = new SimulatedSystem(bug, time, new Random(seed));
        var journal = new Journal(time);
        time.Live(async () =>
        {
            using var stopped = new CancellationTokenSource();
            var world = await MakeWorld(system, journal, seed);
            var desk = new OfferDesk(system, time);
            Task[] backgrounds = [system.Tend(stopped.Token), desk.Run(stopped.Token)];
            var users = Enumerable.Range(0, Clients)
                .Select(client => new User(system, journal, world, desk, new Random((seed * 1000) + client), client, thinkMs: 120).Run(stopped.Token)).ToArray();
            await Task.Delay(Length, time);
            await stopped.CancelAsync();
            await Task.WhenAll([.. users, .. backgrounds]);
            await Resolution.LookUpAll(system, journal, TimeSpan.FromSeconds(15));
        });
        return Checker.Check(system.Evidence(journal));
    }

    private static async Task<World> MakeWorld(SimulatedSystem system, Journal journal, int seed)
    {
        var random = new Random(seed);
        var caller = new Caller(system, journal, -1, random);
        var openings = ImmutableArray.CreateBuilder<WorldOpening>();
        for (var number = 0; number < OpeningCount; number++)
        {
            var resource = $"r-{number}";
            var reply = await caller.Ask(new() { Act = Act.Post, Key = $"post-{number}", Resource = resource, Maximum = number < HotCount ? random.Next(1, 4) : random.Next(1, 21) });
            if (reply is { Outcome: Outcome.Ok, Opening: { } id })
            {
                openings.Add(new(id, resource));
            }
        }

        return new()
        {
            Openings = openings.ToImmutable(),
            HotCount = HotCount,
            Newcomers = [.. Enumerable.Range(0, 20).Select(number => $"n-{number}")],
            Seekers = [.. Enumerable.Range(0, 80).Select(number => new Seeker($"s-{number}", $"need-{number}"))],
        };
    }
}
