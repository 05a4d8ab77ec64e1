using System.Globalization;
using Coordination.Campaign.History;
using Coordination.Campaign.Network;
using Coordination.Campaign.Workload;

namespace Coordination.Campaign.Faults;

/// <summary>Carries out a plan, one fault after the other, and waits after each until everything is whole again.</summary>
internal sealed class FaultRunner(Scene scene, ImmutableArray<FaultStep> plan)
{
    /// <summary>A user of its own for storms of duplicates.</summary>
    private const int StormClient = 900;
    private const int StormCopies = 40;
    private const int StormRounds = 5;
    private static readonly TimeSpan WholePatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan NoticePause = TimeSpan.FromMilliseconds(1_200);
    private static readonly TimeSpan TerminatePatience = TimeSpan.FromSeconds(40);

    private readonly List<FaultWindow> windows = [];
    private int storms;

    /// <summary>The faults so far.</summary>
    public ImmutableArray<FaultWindow> Windows => [.. windows];

    /// <summary>True when the service did not come back after a fault.</summary>
    public bool StayedBroken { get; private set; }

    /// <summary>Strikes until the time is up; a fault that has begun is brought to its end.</summary>
    public async Task Run(double untilMs)
    {
        foreach (var step in plan)
        {
            if (scene.Journal.NowMs + (step.Seconds * 1_000) + 5_000 > untilMs)
            {
                continue;
            }

            await Strike(step);
            await Task.Delay(TimeSpan.FromSeconds(step.PauseSeconds));
        }
    }

    private async Task Strike(FaultStep step)
    {
        var onset = scene.Journal.NowMs;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{onset / 1000,7:0.0} s] {step}"));
        var what = await Carry(step);
        var healed = scene.Journal.NowMs;
        await Task.Delay(NoticePause);
        if (!await scene.Silos.WaitAllReady(WholePatience))
        {
            StayedBroken = true;
            Console.WriteLine($"Not every silo is ready {WholePatience.TotalSeconds} s after {step.Kind}: {string.Join(", ", Enumerable.Range(0, scene.Silos.Count).Select(number => $"{number} {scene.Silos.IsReady(number)}"))}");
        }

        if (what is not null)
        {
            windows.Add(new(step.Kind, what, onset, healed, scene.Journal.NowMs));
        }
    }

    /// <summary>Strikes, waits and heals. Answers what was done; null when nothing came of it.</summary>
    private async Task<string?> Carry(FaultStep step)
    {
        var length = TimeSpan.FromSeconds(step.Seconds);
        switch (step.Kind)
        {
            case FaultKinds.Kill:
                await KillFor([step.Silo], length);
                break;
            case FaultKinds.KillAll:
                await KillFor(Enumerable.Range(0, scene.Silos.Count), length);
                break;
            case FaultKinds.Hang:
                scene.Silos[step.Silo].Send(Signal.Stop);
                await Task.Delay(length);
                scene.Silos[step.Silo].Send(Signal.Continue);
                break;
            case FaultKinds.Rolling:
                await Roll();
                break;
            case FaultKinds.DatabaseStop:
                await scene.Database.StopImmediately();
                await Task.Delay(length);
                await scene.Database.Restart();
                break;
            case FaultKinds.CommitCut:
                return await CutCommits(1 + (int)(step.Strength * 3), length);
            case FaultKinds.SlowDatabase:
                Each(relay => relay.Delay = TimeSpan.FromMilliseconds(20 + (step.Strength * 130)));
                await Task.Delay(length);
                Each(relay => relay.Delay = TimeSpan.Zero);
                break;
            case FaultKinds.DuplicateStorm:
                await Storm(new Random((int)(step.Strength * int.MaxValue)));
                break;
            case FaultKinds.DiskFull:
                await FillDisk(length);
                break;
            case FaultKinds.ClockSkew:
                await SkewClock(step.Silo, string.Create(CultureInfo.InvariantCulture, $"{(step.Strength < 0.5 ? '-' : '+')}{2 + (int)(step.Strength * 20)}"), length);
                break;
            default:
                await Partitions.Cut(scene, step);
                await Task.Delay(length);
                await Partitions.Heal(scene);
                break;
        }

        return step.ToString();
    }

    private async Task KillFor(IEnumerable<int> numbers, TimeSpan length)
    {
        var doomed = numbers.ToArray();
        await Task.WhenAll(doomed.Select(number => scene.Silos[number].Kill()));
        await Task.Delay(length);
        Array.ForEach(doomed, Begin);
    }

    private async Task Roll()
    {
        for (var number = 0; number < scene.Silos.Count; number++)
        {
            if (!await scene.Silos[number].Terminate(TerminatePatience))
            {
                Console.WriteLine($"Silo {number} did not end {TerminatePatience.TotalSeconds} s after SIGTERM and was killed");
            }

            Begin(number);
            await scene.Silos.WaitAllReady(WholePatience);
        }
    }

    private async Task<string?> CutCommits(int count, TimeSpan patience)
    {
        var before = scene.Relays.Sum(relay => relay.CutCount);
        Each(relay => relay.LoseCommits(count));
        await Task.Delay(patience);
        Each(relay => relay.LoseCommits(0));
        var cuts = scene.Relays.Sum(relay => relay.CutCount) - before;
        return cuts == 0 ? null : $"{cuts} answers to COMMIT were lost";
    }

    private async Task Storm(Random random)
    {
        var caller = new Caller(scene.Target, scene.Journal, StormClient, random);
        for (var round = 0; round < StormRounds; round++)
        {
            await caller.AskAtOnce(
                new()
                {
                    Act = Act.Place,
                    Key = string.Create(CultureInfo.InvariantCulture, $"storm-{++storms}"),
                    Opening = scene.World.Any(random).Id,
                    Newcomer = scene.World.Newcomers[random.Next(scene.World.Newcomers.Length)],
                    Units = 1,
                    Seconds = 30,
                },
                StormCopies);
        }
    }

    private async Task FillDisk(TimeSpan length)
    {
        await scene.Disk!.Fill();
        await Task.Delay(length);
        scene.Disk.Free();

        // It may go on by itself; when it could not even recover it has ended.
        if (!scene.Database.IsRunning)
        {
            await scene.Database.Restart();
        }
    }

    private async Task SkewClock(int number, string by, TimeSpan length)
    {
        var silo = scene.Silos[number];
        await silo.Kill();
        silo.Skew = by;
        Begin(number);
        await Task.Delay(NoticePause);
        await scene.Silos.WaitAllReady(WholePatience);
        await Task.Delay(length);
        await silo.Kill();
        silo.Skew = null;
        Begin(number);
    }

    private void Begin(int number)
    {
        scene.Silos.Doubt(number);
        scene.Silos[number].Start();
    }

    private void Each(Action<Relay.DatabaseRelay> act)
    {
        foreach (var relay in scene.Relays)
        {
            act(relay);
        }
    }
}
