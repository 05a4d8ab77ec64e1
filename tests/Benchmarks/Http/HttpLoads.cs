using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Coordination.Benchmarks.Load;

namespace Coordination.Benchmarks.Http;

/// <summary>What people do at the product, arriving whether or not it has answered those before.</summary>
internal sealed class HttpLoads(HttpCommunity community, int seed)
{
    private const int TtlSeconds = 900;
    private const int BundleParts = 3;
    private static readonly object Nothing = new { };
    private readonly Random choice = new(seed);

    /// <summary>Holds, each confirmed as soon as it is answered.</summary>
    public async Task<Tally> Pairs(double perSecond, TimeSpan duration)
    {
        var tally = TallyFor(perSecond * 2, duration);
        await Run(perSecond, duration, async (_, due) =>
        {
            var held = await tally.Note(due, () => Hold(One(community.Openings)));
            if (held.Status != HttpStatusCode.Created)
            {
                return;
            }

            var hold = held["holdId"];
            tally.Held.Add(hold);
            var confirmed = await tally.Note(Stopwatch.GetTimestamp(), () => community.Caller.Post($"/api/holds/{hold}/confirm", Nothing));
            if (confirmed.Status == HttpStatusCode.OK)
            {
                tally.Confirmed.Add(hold);
            }
        });
        return tally;
    }

    /// <summary>Everybody wants the same opening; of every four, one gives a unit back, so that some of the others find one.</summary>
    public async Task<Tally> Hot(double perSecond, TimeSpan duration)
    {
        var tally = TallyFor(perSecond, duration);
        var holds = new ConcurrentQueue<string>();
        await Run(perSecond, duration, async (number, due) =>
        {
            if (number % 4 == 3 && holds.TryDequeue(out var given))
            {
                await tally.Note(due, () => community.Caller.Post($"/api/holds/{given}/release", Nothing));
                return;
            }

            var held = await tally.Note(due, () => Hold(community.HotOpening));
            if (held.Status == HttpStatusCode.Created)
            {
                holds.Enqueue(held["holdId"]);
            }
        });
        return tally;
    }

    /// <summary>Bundles of three, each confirmed as soon as it is answered.</summary>
    public async Task<Tally> Bundles(double perSecond, TimeSpan duration)
    {
        var tally = TallyFor(perSecond * 2, duration);
        await Run(perSecond, duration, async (_, due) =>
        {
            var items = Several(BundleParts).Select(opening => new { openingId = opening, units = 1 });
            var placed = await tally.Note(due, () => community.Caller.Post("/api/bundles", new { newcomerId = One(community.Newcomers), items, ttlSeconds = TtlSeconds }));
            if (placed.Status == HttpStatusCode.Created)
            {
                var bundle = placed["bundleId"];
                await tally.Note(Stopwatch.GetTimestamp(), () => community.Caller.Post($"/api/bundles/{bundle}/confirm", Nothing));
            }
        });
        return tally;
    }

    private static Tally TallyFor(double perSecond, TimeSpan duration) => new((int)(perSecond * duration.TotalSeconds) + 1);

    private static Task<LoadResult> Run(double perSecond, TimeSpan duration, Func<long, long, Task> operation)
    {
        // As the open loop counts, from just before it begins.
        var start = Stopwatch.GetTimestamp();
        return OpenLoop.Run(perSecond, duration, async number =>
        {
            await operation(number, start + (long)(number / perSecond * Stopwatch.Frequency));
            return true;
        });
    }

    private Task<HttpReply> Hold(string opening) =>
        community.Caller.Post($"/api/openings/{opening}/holds", new { newcomerId = One(community.Newcomers), units = 1, ttlSeconds = TtlSeconds });

    private string One(string[] of) => Several(1, of)[0];

    private string[] Several(int count) => Several(count, community.Openings);

    private string[] Several(int count, string[] of)
    {
        lock (choice)
        {
            var chosen = new HashSet<string>();
            while (chosen.Count < count)
            {
                chosen.Add(of[choice.Next(of.Length)]);
            }

            return [.. chosen];
        }
    }
}
