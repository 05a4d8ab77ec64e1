using System.Diagnostics;
using System.Net;
using Coordination.Benchmarks.Http;
using Coordination.Benchmarks.Live;
using Coordination.Benchmarks.Load;
using Coordination.Domain.Geography;

namespace Coordination.Benchmarks.Pages;

/// <summary>What readers wait for: the first paint, a click on the map, a part of the desk, an answer of the API.</summary>
internal sealed class PageMeasures(ProductUnderLoad product, int loads, int seed)
{
    private const string Country = "CA";
    private const string Province = "35";
    private const string Division = "3520";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How exactly a click is waited for; its time is taken where it ends.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);

    private static readonly (string User, string Path)[] Paints =
    [
        ("coordinator", "/map"), ("coordinator", "/map?region=" + Province), ("coordinator", "/map?region=" + Division), ("funder", "/map"), ("coordinator", "/people"), ("worker", "/people"),
        ("funder", "/distribution"), ("funder", "/distribution?level=census-division"), ("coordinator", "/projects"), ("partner", "/partner"), ("coordinator", "/resources"), ("coordinator", "/decisions"),
        ("funder", "/decisions"),
    ];

    /// <summary>Parts of the desk, with a text that only the part has, and whether the whole country has it.</summary>
    private static readonly (string Tab, string Text, bool IsOfCountry)[] Tabs =
    [
        ("providers", "worker-loads", false), ("names", "names", false), ("openings", "openings", false), ("trend", "trend-waiting", true), ("equity", "equity", true), ("plan", "community-plan", false),
    ];

    private static readonly (string User, string Path)[] Questions =
    [
        ("coordinator", "/api/gaps?level=province"), ("coordinator", "/api/gaps?level=census-division"), ("funder", "/api/gaps?level=census-division"), ("coordinator", "/api/regions/" + Province),
        ("coordinator", "/api/caseload?region=" + Country), ("coordinator", "/api/caseload?region=" + Province), ("coordinator", "/api/caseload?region=" + Division),
        ("coordinator", "/api/caseload/moves?region=" + Country), ("coordinator", "/api/referrals"), ("coordinator", "/api/resources?search=evening%20class"),
        ("coordinator", "/api/regions/" + Province + "/plan"), ("funder", "/api/projects"), ("funder", "/api/funding-decisions"),
    ];

    /// <summary>Pages as they come from the server, whole.</summary>
    public async Task<List<PageFigure>> FirstPaints()
    {
        var figures = new List<PageFigure>();
        foreach (var user in Paints.GroupBy(paint => paint.User))
        {
            using var browser = await product.OpenBrowser(user.Key);
            foreach (var (_, path) in user)
            {
                figures.Add(await PageFigure.Of("paint", $"{path} ({user.Key})", loads, async () => await browser.Load(path) is var (milliseconds, bytes) ? (milliseconds, bytes) : default));
            }
        }

        return figures;
    }

    /// <summary>Clicks on divisions of a large province.</summary>
    public async Task<List<PageFigure>> DrillDowns()
    {
        var figures = new List<PageFigure>();
        foreach (var user in (string[])["coordinator", "funder"])
        {
            using var browser = await product.OpenBrowser(user);
            MapClick? click = null;
            var circuit = await browser.Open(Province, null, open => open.Click = click = new(open));
            var (divisions, dice, last) = (RegionTable.DivisionsWithin(Province), new Random(seed), "");
            figures.Add(await PageFigure.Of("drill", $"a division of {Province} ({user})", loads, async () =>
            {
                var next = last;
                while (next == last)
                {
                    next = divisions[dice.Next(divisions.Count)];
                }

                last = next;
                var times = new Latencies(1);
                await click!.On(next, times);
                while (click.IsUnderWay)
                {
                    await Task.Delay(Breath);
                    if (circuit.Fault is not null || click.Milliseconds > Patience.TotalMilliseconds)
                    {
                        throw new TimeoutException(circuit.Fault ?? $"A click on {next} led to nothing.");
                    }
                }

                return (times.Quantile(1), null);
            }));
            await browser.Leave(circuit);
        }

        return figures;
    }

    /// <summary>Parts of the desk of a coordinator, from the link to their rows.</summary>
    public async Task<List<PageFigure>> Desk()
    {
        var figures = new List<PageFigure>();
        using var browser = await product.OpenBrowser("coordinator");
        var sight = new PageSight();
        var circuit = await browser.Open(Country, null, open => open.Page = sight);
        foreach (var (tab, text, isOfCountry) in Tabs)
        {
            foreach (var region in isOfCountry ? (string[])[Country, Province, Division] : [Province, Division])
            {
                figures.Add(await PageFigure.Of("desk", $"{tab} of {region}", loads, async () =>
                {
                    await sight.Settle(() => circuit.Navigate($"/map?region={region}"));
                    return (await sight.Until(() => circuit.Navigate($"/map?region={region}&tab={tab}"), text), null);
                }));
            }
        }

        await browser.Leave(circuit);
        return figures;
    }

    /// <summary>Answers of the API.</summary>
    public async Task<List<PageFigure>> Answers()
    {
        var figures = new List<PageFigure>();
        foreach (var user in Questions.GroupBy(question => question.User))
        {
            using var caller = await product.SignIn(user.Key);
            foreach (var (_, path) in user)
            {
                figures.Add(await Answered(user.Key, path, () => caller.Get(path)));
            }

            if (user.Key == "coordinator")
            {
                foreach (var text in (string[])["", "Amina 7", "Benchmark"])
                {
                    figures.Add(await Answered(user.Key, $"search people: {text}", () => caller.Post("/api/newcomers/search", new { text })));
                }
            }
        }

        return figures;
    }

    private async Task<PageFigure> Answered(string user, string what, Func<Task<HttpReply>> ask) => await PageFigure.Of("api", $"{what} ({user})", loads, async () =>
    {
        var began = Stopwatch.GetTimestamp();
        var reply = await ask();
        return reply.Status == HttpStatusCode.OK
            ? (Stopwatch.GetElapsedTime(began).TotalMilliseconds, null)
            : throw new HttpRequestException($"{what} answered {reply.Status}.");
    });
}
