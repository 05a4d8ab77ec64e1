using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Coordination.Benchmarks.Http;
using Coordination.Benchmarks.Load;
using Coordination.Domain.Geography;

namespace Coordination.Benchmarks.Live;

/// <summary>Changes that the map shows: an opening in every division, each of which gets one more place, one division after the other.</summary>
/// <remarks>Nobody needs what they offer, so free seats only rise, by one with each change: a reader who sees a number has seen every change up to it.</remarks>
internal sealed class MapChanges
{
    /// <summary>Codes of provinces and divisions are numbers below this.</summary>
    public const int CodesMax = 10_000;

    private const int Places = 100;
    private const int AtOnce = 16;
    private const string ServiceType = "needs-assessment";
    private const int AttemptsMax = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private readonly HttpCaller caller;
    private readonly (string Opening, int Code, int Province)[] openings;
    private readonly SemaphoreSlim[] turns;
    private readonly int[] maximum;
    private readonly int[] basis = new int[CodesMax];
    private readonly int[] sent = new int[CodesMax];
    private readonly long[][] sentAt = new long[CodesMax][];
    private long next;
    private int repeated;

    private MapChanges(HttpCaller caller, (string Opening, int Code, int Province)[] openings)
    {
        (this.caller, this.openings) = (caller, openings);
        turns = [.. openings.Select(_ => new SemaphoreSlim(1))];
        maximum = [.. openings.Select(_ => Places)];
    }

    /// <summary>How long it took until readers saw changes; a change that many see counts many times.</summary>
    public Latencies Times { get; private set; } = new(0);

    /// <summary>How often changes were made for a while; each time they are counted anew.</summary>
    public int Runs { get; private set; }

    /// <summary>How often a change had to be repeated, because it was not answered well.</summary>
    public int Repeated => repeated;

    /// <summary>Changes that were not made, however often they were repeated.</summary>
    public long Lost { get; private set; }

    /// <summary>Opens a place in every division.</summary>
    public static async Task<MapChanges> Make(HttpCaller caller, int seed)
    {
        var text = new { en = "Benchmark", fr = "Benchmark" };
        var divisions = RegionTable.CensusDivisions.ToArray();
        new Random(seed).Shuffle(divisions);
        var provider = await caller.Make("/api/providers", new { name = text, kind = "community", regionCode = divisions[0].Code });
        var openings = new (string, int, int)[divisions.Length];
        await Parallel.ForAsync(0, divisions.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) =>
        {
            var code = divisions[index].Code;
            var resource = await caller.Make($"/api/providers/{provider}/resources", new
            {
                kind = "service",
                title = text,
                serviceType = ServiceType,
                regionCode = code,
                modality = "in-person",
                languages = new[] { "en" },
            });
            var opening = await caller.Make($"/api/resources/{resource}/openings", new { unit = "seat", maximum = Places });
            openings[index] = (opening, Number(code), Number(RegionTable.ProvinceOf(code)!.Code));
        });
        return new(caller, openings);
    }

    /// <summary>The regions a view shows: provinces of the country, divisions of a province.</summary>
    public IEnumerable<int> CodesOf(string view) =>
        (view == MapSight.Country ? openings.Select(opening => opening.Province) : openings.Where(opening => opening.Province == Number(view)).Select(opening => opening.Code)).Distinct();

    /// <summary>How many of the changes a number of free seats shows.</summary>
    public int Shown(int code, int free) => Math.Min(free - basis[code], Volatile.Read(ref sent[code]));

    /// <summary>When a change was sent.</summary>
    public long SentAt(int code, int change) => sentAt[code][change];

    /// <summary>Makes changes for so long.</summary>
    /// <param name="perSecond">How many a second.</param>
    /// <param name="duration">How long.</param>
    /// <param name="sightsMax">How often one of them may be seen.</param>
    public async Task Run(int perSecond, TimeSpan duration, int sightsMax)
    {
        var all = (int)(perSecond * duration.TotalSeconds);
        Times = new(all * Math.Max(1, sightsMax));
        foreach (var (code, free) in await Free())
        {
            (basis[code], sent[code], sentAt[code]) = (free, 0, new long[all]);
        }

        Runs++;
        repeated = 0;

        var result = await OpenLoop.Run(perSecond, duration, _ => One((int)(Interlocked.Increment(ref next) % openings.Length)));
        Lost = result.Failed;
    }

    /// <summary>How many regions show in the end another number of free seats than the changes led to: whether something else moved meanwhile.</summary>
    public async Task<int> Astray()
    {
        await Task.Delay(Settling);
        return (await Free()).Count(region => region.Free != basis[region.Code] + sent[region.Code]);
    }

    private async Task<bool> One(int index)
    {
        var (opening, code, province) = openings[index];
        Note(code);
        Note(province);

        // A change that is repeated must not come after the next one of the same opening and take its place away again.
        await turns[index].WaitAsync();
        try
        {
            return await Send($"/api/openings/{opening}", new { maximum = ++maximum[index] });
        }
        finally
        {
            turns[index].Release();
        }
    }

    private async Task<bool> Send(string path, object change)
    {
        var key = Guid.NewGuid().ToString();
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if ((await caller.Patch(path, change, key)).Status == HttpStatusCode.OK)
            {
                return true;
            }

            Interlocked.Increment(ref repeated);
            await Task.Delay(Pause);
        }

        return false;
    }

    private void Note(int code)
    {
        lock (sentAt[code])
        {
            sentAt[code][sent[code]] = Stopwatch.GetTimestamp();
            Volatile.Write(ref sent[code], sent[code] + 1);
        }
    }

    private async Task<List<(int Code, int Free)>> Free()
    {
        var free = new List<(int, int)>();
        foreach (var level in (string[])["province", "census-division"])
        {
            var figures = await caller.Get($"/api/gaps?level={level}");
            for (var attempt = 1; figures.Status != HttpStatusCode.OK && attempt < AttemptsMax; attempt++)
            {
                figures = await caller.Get($"/api/gaps?level={level}");
            }

            free.AddRange(figures.Body.GetProperty("items").EnumerateArray().Select(item =>
                (Number(item.GetProperty("regionCode").GetString()!), item.GetProperty("available").GetInt32())));
        }

        return free;
    }

    private static int Number(string code) => int.Parse(code, NumberStyles.None, CultureInfo.InvariantCulture);
}
