using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Coordination.Silo.Tests.Product;
using Xunit;

namespace Coordination.Silo.Tests.Cluster;

/// <summary>One silo of three is killed, frozen, asked to leave.</summary>
public sealed class LosingASiloTests(ThreeSilos silos) : IClassFixture<ThreeSilos>, IAsyncLifetime
{
    private const int Count = 24;
    private static readonly TimeSpan AttemptMax = TimeSpan.FromSeconds(1);

    /// <summary>Each test leaves three silos; the next begins when all of them answer.</summary>
    public async ValueTask InitializeAsync()
    {
        foreach (var silo in silos.Cluster.Silos)
        {
            await Eventually.Within(TimeSpan.FromSeconds(40), () => IsReady(silo));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task After_kill_9_every_opening_takes_reservations_again_by_itself()
    {
        using var second = await silos.SignIn("silo 2");
        using var third = await silos.SignIn("silo 3");
        var openings = await ThreeSilos.Openings(second, Count, maximum: 50);
        var newcomer = await Community.Newcomer(second);

        var began = Stopwatch.GetTimestamp();
        var killed = silos.Cluster.Signal("silo 1", "KILL");
        await Task.WhenAll(openings.Select((opening, index) => UntilHeld(index % 2 == 0 ? second : third, opening, newcomer)));
        var took = Stopwatch.GetElapsedTime(began);

        TestContext.Current.TestOutputHelper?.WriteLine($"every opening answers {took.TotalSeconds:0.0} s after kill -9");
        await silos.Back("silo 1", killed);
    }

    [Fact]
    public async Task A_silo_frozen_until_others_took_over_tells_nobody_what_it_remembers()
    {
        using var first = await silos.SignIn("silo 1");
        using var second = await silos.SignIn("silo 2");
        using var third = await silos.SignIn("silo 3");
        var openings = await ThreeSilos.Openings(first, Count, maximum: 50);
        var newcomer = await Community.Newcomer(first);

        var began = Stopwatch.GetTimestamp();
        var frozen = silos.Cluster.Signal("silo 1", "STOP");
        await Task.WhenAll(openings.Select((opening, index) => UntilHeld(index % 2 == 0 ? second : third, opening, newcomer)));
        var took = Stopwatch.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper?.WriteLine($"every opening answers {took.TotalSeconds:0.0} s after SIGSTOP");

        // They wait in the frozen process until it goes on, with one held place in every opening that it remembers as free.
        var asked = openings.Select(opening => Ask(first, opening)).ToArray();
        silos.Cluster.Signal("silo 1", "CONT");
        var answers = await Task.WhenAll(asked);

        Assert.All(answers, answer => Assert.True(answer is null or { Status: not HttpStatusCode.OK } || answer["held"] == "1", $"An old answer: {answer?.Text}"));
        await silos.Back("silo 1", frozen);
    }

    [Fact]
    public async Task What_one_process_issues_another_takes_and_each_answers_only_for_its_role()
    {
        using var first = await silos.SignIn("silo 1");
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        browser.DefaultRequestHeaders.Authorization = new("Bearer", first.Token);

        Assert.Equal(HttpStatusCode.OK, await Status(new(silos.Cluster.Address("silo 2"), "/api/regions")));
        Assert.Equal(HttpStatusCode.OK, await Status(new(silos.Cluster.Front, "/api/regions")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(new(silos.Cluster.Address("dashboard 1"), "/api/regions")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(new(silos.Cluster.Address("silo 1"), "/sign-in")));
        Assert.Equal(HttpStatusCode.OK, await Status(new(silos.Cluster.Address("dashboard 1"), "/sign-in")));
        Assert.Equal(HttpStatusCode.OK, await Status(new(silos.Cluster.Front, "/sign-in")));

        async Task<HttpStatusCode> Status(Uri address)
        {
            using var answer = await browser.GetAsync(address);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_silo_frozen_for_a_moment_refuses_at_first_and_then_answers_by_itself()
    {
        using var first = await silos.SignIn("silo 1");
        var opening = (await ThreeSilos.Openings(first, 1, maximum: 50))[0];
        var closings = Closings();
        silos.Cluster.Signal("silo 1", "STOP");
        var asked = Enumerable.Range(0, 5).Select(_ => Ask(first, opening)).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(2.6), TestContext.Current.CancellationToken); // How long it is frozen is what is tested.
        silos.Cluster.Signal("silo 1", "CONT");

        var answers = await Task.WhenAll(asked);

        // What it reads from the wire only after it has dropped its memory, it may answer; on a busy machine that happens.
        Assert.All(answers, answer => Assert.True(answer is { Status: HttpStatusCode.ServiceUnavailable, Slug: "unavailable" } or { Status: HttpStatusCode.OK }, $"{answer?.Status} {answer?.Text}"));
        await Eventually.Within(TimeSpan.FromSeconds(10), () => Task.FromResult(Closings() > closings));
        await Eventually.Within(TimeSpan.FromSeconds(10), async () => await Ask(first, opening) is { Status: HttpStatusCode.OK });
    }

    [Fact]
    public async Task When_each_silo_is_asked_to_stop_in_turn_no_command_fails_that_is_repeated_with_its_key_elsewhere()
    {
        using var first = await silos.SignIn("silo 1");
        using var second = await silos.SignIn("silo 2");
        using var third = await silos.SignIn("silo 3");
        Api[] apis = [first, second, third];
        var openings = await ThreeSilos.Openings(first, Count, maximum: 100_000);
        var newcomer = await Community.Newcomer(first);
        using var enough = new CancellationTokenSource();
        var (attempts, slowest) = (0, TimeSpan.Zero);
        var clients = Enumerable.Range(0, 6).Select(client => Task.Run(async () =>
        {
            var placed = 0;
            for (var number = client; !enough.IsCancellationRequested; number++, placed++)
            {
                var (key, began) = (Guid.NewGuid().ToString(), Stopwatch.GetTimestamp());
                for (var silo = number; ; silo++)
                {
                    Interlocked.Increment(ref attempts);
                    var answer = await TryHold(apis[silo % 3], openings[number % Count], newcomer, key);
                    if (answer?.Status == HttpStatusCode.Created)
                    {
                        break;
                    }

                    var waited = Stopwatch.GetElapsedTime(began);
                    slowest = waited > slowest ? waited : slowest;
                    Assert.True(answer is null or { Status: HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict }, answer?.Text);
                    Assert.True(waited < TimeSpan.FromSeconds(15), $"Not answered after {waited}.");
                    await Task.Delay(50);
                }
            }

            return placed;
        })).ToArray();

        foreach (var silo in silos.Cluster.Silos)
        {
            var stopped = silos.Cluster.Signal(silo, "TERM");
            await silos.Back(silo, stopped);
        }

        await enough.CancelAsync();
        var placed = (await Task.WhenAll(clients)).Sum();
        TestContext.Current.TestOutputHelper?.WriteLine($"{placed} commands in {attempts} attempts, the slowest {slowest.TotalSeconds:0.0} s");
        Assert.InRange(placed, 50, int.MaxValue);
        var held = 0;
        foreach (var opening in openings)
        {
            held += int.Parse((await second.Get($"/api/openings/{opening}"))["held"], System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.Equal(placed, held);
    }

    /// <summary>How often a silo has said that it stood still and answers no more.</summary>
    private int Closings() => silos.Cluster.Lines.Count(line => line.Contains("because it stood still", StringComparison.Ordinal));

    private async Task<bool> IsReady(string silo)
    {
        using var browser = new HttpClient();
        try
        {
            using var answer = await browser.GetAsync(new Uri(silos.Cluster.Address(silo), "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task UntilHeld(Api api, string opening, string newcomer)
    {
        var key = Guid.NewGuid().ToString();
        while ((await TryHold(api, opening, newcomer, key))?.Status != HttpStatusCode.Created)
        {
            await Task.Delay(50);
        }
    }

    private static async Task<Reply?> TryHold(Api api, string opening, string newcomer, string key)
    {
        try
        {
            return await api.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, units = 1, ttlSeconds = 3600 }, key).WaitAsync(AttemptMax);
        }
        catch (Exception gone) when (gone is HttpRequestException or TimeoutException or JsonException)
        {
            return null;
        }
    }

    private static async Task<Reply?> Ask(Api api, string opening)
    {
        try
        {
            return await api.Get($"/api/openings/{opening}");
        }
        catch (Exception gone) when (gone is HttpRequestException or JsonException)
        {
            return null;
        }
    }
}
