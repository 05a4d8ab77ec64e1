using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Coordination.Benchmarks.Machine;
using Coordination.Domain.Geography;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains;
using Coordination.Grains.Live;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Newcomers.Finding;
using Coordination.Grains.Regions;
using Coordination.Grains.Resources;
using Npgsql;

namespace Coordination.Benchmarks.Scale;

/// <summary>The measurements of one size.</summary>
internal sealed class ScaleMeasures(PostgresServer server, ScaleSilo silo, int seed)
{
    /// <summary>People that are woken, the same number whatever the size.</summary>
    public const int Awake = 5_000;

    /// <summary>Openings that warm commands are about, the same number whatever the size.</summary>
    public const int Busy = 1_000;

    private const int OneByOne = 500;
    private const int AtOnce = 64;
    private const int Commands = 20_000;

    /// <summary>As many resources as sleep at the smallest of the usual sizes, so that every cold command wakes one at every size.</summary>
    private const int ColdCommands = 2_000;

    private const int OpeningsPerResource = 2;
    private const string Scope = "benchmark";

    /// <summary>Long enough for one recount of the board and one check of a region.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(35);

    private readonly Random choice = new(seed);

    /// <summary>Starts a silo on the filled database and measures everything.</summary>
    public static async Task<ScalePoint> Of(PostgresServer server, int people, int openings, int seed)
    {
        var began = Stopwatch.GetTimestamp();
        await using var silo = await ScaleSilo.Start(server.ConnectionString);
        var measures = new ScaleMeasures(server, silo, seed);
        await measures.Command(people - 1, 0);
        var startSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await silo.Grains.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key).Snapshot();
        var readySeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        var order = Enumerable.Range(0, people).ToArray();
        measures.choice.Shuffle(order);
        await measures.All(order[..Awake], measures.View); // Pools, plans and code that runs often are there from now on.
        var before = await measures.Collected();
        var (oneByOne, _) = await measures.Timed(order[Awake..(Awake + OneByOne)], 1, measures.View);
        await measures.All(order[(Awake + OneByOne)..(Awake * 2)], measures.View);
        var active = GC.GetTotalMemory(true);
        var idle = await measures.Collected();
        await measures.All(order[..Awake], measures.View);
        Func<int, Task> warm = number => measures.Command(order[number % Awake], number % Busy);
        await measures.All(Enumerable.Range(0, Commands), warm);
        var (us, cpuUs) = await measures.Timed(Enumerable.Range(0, Commands), AtOnce, warm);
        var (coldUs, _) = await measures.Timed(Enumerable.Range(0, ColdCommands), AtOnce, number => measures.Command(order[people - 1 - number], Asleep(number, openings)));

        var largest = RegionTable.CensusDivisions.MaxBy(division => division.Arrivals2024)!.Code;
        var region = silo.Grains.GetGrain<IRegionGrain>(largest);
        await measures.Collected();
        var (regionCold, listed) = await Once(() => region.Candidates());
        var (regionWarm, _) = await Once(() => region.Candidates());
        var board = silo.Grains.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key);
        var (boardCold, _) = await Once(() => board.Snapshot());
        var (boardWarm, _) = await Once(() => board.Snapshot());
        await using var reading = NpgsqlDataSource.Create(server.ConnectionString);
        var people40 = new PersonFinder(reading);
        await people40.Find("");
        var (page, _) = await Once(() => people40.Find(""));
        var (search, _) = await Once(() => people40.Find("Amina 7"));
        var (own, database) = await measures.IdleCpu();
        return new()
        {
            People = people,
            Openings = openings,
            StartSeconds = Math.Round(startSeconds, 2),
            ReadySeconds = Math.Round(readySeconds, 2),
            ColdActivationMs = Math.Round(oneByOne / 1000, 2),
            UsPerCommand = us,
            CpuUsPerCommand = cpuUs,
            UsPerColdCommand = coldUs,
            BytesPerActiveNewcomer = Math.Round((double)(active - before) / Awake),
            BytesPerIdleNewcomer = Math.Round((double)(idle - before) / Awake),
            SiloMegabytes = Math.Round(before / 1e6, 1),
            RegionOpenings = listed.Length,
            RegionColdMs = regionCold,
            RegionWarmMs = regionWarm,
            BoardColdMs = boardCold,
            BoardWarmMs = boardWarm,
            PeoplePageMs = page,
            PeopleSearchMs = search,
            IdleCpuPercent = own + database,
            IdleDatabaseCpuPercent = database,
        };
    }

    private static async Task<(double Milliseconds, T Answer)> Once<T>(Func<Task<T>> ask)
    {
        var at = Stopwatch.GetTimestamp();
        var answer = await ask();
        return (Math.Round(Stopwatch.GetElapsedTime(at).TotalMilliseconds, 1), answer);
    }

    /// <summary>As the statements of <see cref="Population"/> name them.</summary>
    private static string Key(string what, int number) => Convert.ToHexStringLower(Md5($"{what} {number}"));

    // It names things here; nothing rests on it.
#pragma warning disable CA5351
    private static byte[] Md5(string text) => MD5.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5351

    private static NewcomerId Person(int number) => new("n-" + Key("person", number)[..20]);

    /// <summary>An opening of a resource that nobody has woken: behind those of the busy ones, and each of another.</summary>
    private static int Asleep(int number, int openings)
    {
        const int Awakened = Busy / OpeningsPerResource;
        return OpeningsPerResource * (Awakened + (int)(number * 7_919L % ((openings / OpeningsPerResource) - Awakened)));
    }

    private static OpeningId Opening(int number) => new($"o-{Key("resource", number / OpeningsPerResource)[..20]}-{Key("opening", number)[..8]}");

    private async Task View(int person)
    {
        if (await silo.Grains.GetGrain<INewcomerGrain>(Person(person).Value).View() is null)
        {
            throw new InvalidOperationException($"Person {person} is not there.");
        }
    }

    private async Task Command(int person, int opening)
    {
        await View(person);
        var id = Opening(opening);
        var answer = await silo.Grains.GetGrain<IResourceGrain>(id.Resource.Value).PlaceHold(
            new(new(Scope, Guid.NewGuid().ToString("n"), Scope), id, Person(person), null, 1, TimeSpan.FromMinutes(30)));
        if (answer is not CapacityOutcome.Placed)
        {
            throw new InvalidOperationException($"Opening {opening} answered {answer}.");
        }
    }

    private async Task All(IEnumerable<int> numbers, Func<int, Task> act) => await Timed(numbers, AtOnce, act);

    /// <summary>Microseconds of time and of processor per act.</summary>
    private async Task<(double Us, double CpuUs)> Timed(IEnumerable<int> numbers, int atOnce, Func<int, Task> act)
    {
        var (list, cpu) = (numbers.ToList(), Cpu());
        var at = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(list, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (number, _) => await act(number));
        var seconds = Stopwatch.GetElapsedTime(at).TotalSeconds;
        var (own, database) = Cpu();
        return (Math.Round(seconds * 1e6 / list.Count, 1), Math.Round((own + database - cpu.Own - cpu.Database) * 1e6 / list.Count, 1));
    }

    private (double Own, double Database) Cpu() => (Environment.CpuUsage.TotalTime.TotalSeconds, CpuClock.SecondsOfTree(server.ProcessId));

    private async Task<(double Own, double Database)> IdleCpu()
    {
        var before = Cpu();
        await Task.Delay(Idle);
        var after = Cpu();
        double Percent(double seconds) => Math.Round(100 * seconds / Idle.TotalSeconds, 1);
        return (Percent(after.Own - before.Own), Percent(after.Database - before.Database));
    }

    /// <summary>Managed memory once every grain that does nothing has gone.</summary>
    private async Task<long> Collected()
    {
        var management = silo.Grains.GetGrain<IManagementGrain>(0);
        var awake = int.MaxValue;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await management.ForceActivationCollection(TimeSpan.Zero);
            var now = await management.GetTotalActivationCount();
            if (now >= awake)
            {
                break;
            }

            awake = now;
        }

        Console.WriteLine($"    {awake} activations left after collection");
        return GC.GetTotalMemory(true);
    }
}
