using System.Diagnostics;
using System.Globalization;
using Coordination.Campaign.Checking;
using Coordination.Campaign.Faults;
using Coordination.Campaign.History;
using Coordination.Campaign.Product;
using Coordination.Campaign.Workload;

namespace Coordination.Campaign;

/// <summary>One campaign from beginning to end: users work, faults strike, everything heals, everything is looked up and read.</summary>
internal sealed class Play(CampaignOptions options, Stage stage, Journal journal)
{
    private const int NewcomerCount = 40;
    private const double SeekersPerMinute = 12;
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WholePatience = TimeSpan.FromSeconds(90);

    /// <summary>What a silo still works on for somebody who has given up is over by then.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LookupLimit = TimeSpan.FromSeconds(15);

    /// <summary>Plays it; answers what the checker looks at.</summary>
    public async Task<(Evidence Evidence, bool StayedBroken)> Run(CancellationToken stopped)
    {
        var silos = stage.Silos!;
        var target = new HttpTarget(stage.Doorways!, silos, stage.Database);
        var began = Stopwatch.GetTimestamp();
        var world = await new Population(stage.Doorways!, target, journal, new Random(options.Seed))
            .Make(options.Openings, NewcomerCount, (int)(20 + (options.Minutes * SeekersPerMinute)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"World made in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s: {world.Openings.Length} openings, {world.Newcomers.Length + world.Seekers.Length} people"));
        var runner = new FaultRunner(
            new()
            {
                Silos = silos,
                Database = stage.Database,
                Relays = stage.Relays,
                Network = stage.Network,
                Disk = stage.Disk,
                Target = target,
                World = world,
                Journal = journal,
            },
            Plan());

        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        var desk = new OfferDesk(target, journal.Clock);
        var offers = desk.Run(over.Token);
        var reports = Report(runner, silos, over.Token);
        var users = Enumerable.Range(0, options.Clients).Select(client => new User(
            target, journal, world, desk, new Random((options.Seed * 1_000) + client), client, options.ThinkMs).Run(over.Token)).ToArray();
        var untilMs = journal.NowMs + TimeSpan.FromMinutes(options.Minutes).TotalMilliseconds;
        await runner.Run(untilMs).WaitAsync(stopped);
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, untilMs - journal.NowMs)), stopped);
        await over.CancelAsync();
        await Task.WhenAll([offers, reports, .. users]).WaitAsync(stopped);

        var isWhole = await silos.WaitAllReady(WholePatience).WaitAsync(stopped);
        await Task.Delay(Settling, stopped);
        var unknown = await Resolution.LookUpAll(target, journal, LookupLimit);
        Console.WriteLine($"{unknown} commands without an answer were looked up");
        var (rows, heads, waitlist, readAt) = await LedgerSql.Read(stage.Database.ConnectionString);
        return (new()
        {
            Lines = journal.Lines(),
            StartedAt = journal.StartedAt,
            Rows = rows,
            Heads = heads,
            Waitlist = waitlist,
            Faults = runner.Windows,
            ReadAt = readAt,
        }, runner.StayedBroken || !isWhole);
    }

    private ImmutableArray<FaultStep> Plan()
    {
        foreach (var (kind, reason) in stage.LeftOut)
        {
            Console.WriteLine($"Left out: {kind}, because {reason}");
        }

        var kinds = FaultKinds.All.Select(kind => kind.Kind)
            .Where(kind => !stage.LeftOut.ContainsKey(kind) && (options.Only.IsEmpty || options.Only.Contains(kind))).ToArray();
        var plan = kinds.Length == 0 ? [] : FaultPlan.Make(options.Seed, options.Minutes, Stage.SiloCount, kinds);
        Console.WriteLine($"Plan of seed {options.Seed}, as far as the time goes:");
        for (var number = 0; number < plan.Length; number++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {number + 1,3} {plan[number]}"));
        }

        return plan;
    }

    private async Task Report(FaultRunner runner, Silos silos, CancellationToken stopped)
    {
        var last = journal.Count;
        while (!stopped.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(ReportEvery, stopped));
            var count = journal.Count;
            var ready = Enumerable.Range(0, silos.Count).Count(silos.IsReady);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"[{journal.NowMs / 1000,7:0.0} s] {count} attempts, {(count - last) / ReportEvery.TotalSeconds:0} a second, {runner.Windows.Length} faults, {ready} silos ready"));
            last = count;
        }
    }
}
