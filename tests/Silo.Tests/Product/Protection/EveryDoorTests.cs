using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Coordination.Silo.Tests.Product.Protection;

/// <summary>Every endpoint of the running product, tried by those who may not know exact figures. New endpoints are tried as soon as they exist.</summary>
public sealed class EveryDoorTests(MarkedProduct product) : IClassFixture<MarkedProduct>
{
    private const int TooMany = 429;

    /// <summary>What is not tried, and why.</summary>
    private static readonly Dictionary<string, string> NotTried = new(StringComparer.Ordinal)
    {
        ["/sign-out"] = "ends the session that the other doors are tried with",
    };

    /// <summary>Answers that are not searched, beside the files of the pages, and why.</summary>
    private static readonly Dictionary<string, string> NotSearched = new(StringComparer.Ordinal)
    {
        ["/docs/scalar.js"] = "the script of a library, alike in every community, with numbers of its own",
    };

    /// <summary>What takes a region and a service type as pages do.</summary>
    private static readonly HashSet<string> TakePlaces = new(StringComparer.Ordinal) { "/brief", "/brief.pdf", "/embed/map" };

    /// <summary>What anybody may have, by the beginning of the pattern, and why.</summary>
    private static readonly Dictionary<string, string> ForAnybody = new(StringComparer.Ordinal)
    {
        ["/health/"] = "whether the process lives; no content",
        ["/openapi/"] = "the description of the API",
        ["/docs"] = "the same, to read",
        ["/sign-in"] = "how one signs in",
        ["/denied"] = "says that one may not",
        ["/not-found"] = "says that there is no such page",
        ["/language/"] = "keeps the choice of a language",
        ["/api/tokens"] = "asks for a password",
        ["/stop/"] = "asks first; with the secret of a message only it stops messages",
        ["/answer/"] = "a page that opens with the secret of a message and a code only",
        ["/embed/"] = "protected figures in the pages of others",
        ["/_framework/"] = "scripts of the pages",
        ["/_blazor"] = "the socket of pages; what it shows is authorized page by page",
    };

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task A_funder_reaches_no_exact_figure_and_no_person_by_any_endpoint(string language)
    {
        var exact = await product.ExactFigures();
        using var scripted = await product.SignIn("funder", language);
        using var token = Caller.WithToken(product.Address, scripted.Token, language);
        using var cookie = await Caller.WithCookie(product.Address, "funder", product.Password, language);
        var doors = Door.All(product);
        var (leaks, answered) = (new List<string>(), new Dictionary<int, int>());
        foreach (var door in doors.Where(door => !NotTried.ContainsKey(door.Pattern)))
        {
            foreach (var caller in new[] { token, cookie })
            {
                foreach (var (status, what, text) in await Knock(caller, door))
                {
                    answered[status] = answered.GetValueOrDefault(status) + 1;
                    leaks.AddRange(MarkersIn(door, text).Concat(Caller.ExactFigures(text)).Select(found => $"{what} ({status}): {found}"));
                    if (status is >= 500 or TooMany)
                    {
                        leaks.Add($"{what} answered {status}: {text}");
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{doors.Count} endpoints, {doors.Count(door => door.IsPage)} of them pages and {doors.Count(door => door.IsFile)} files; answers: {string.Join(", ", answered.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} x {pair.Value}"))}; exact: {exact}");
        Assert.Empty(leaks);
        Assert.Equal(exact, await product.ExactFigures());
        Assert.True(doors.Count(door => door.IsPage) >= 14 && doors.Count(door => door.Pattern.StartsWith("/api/", StringComparison.Ordinal)) >= 70);
    }

    [Fact]
    public async Task Somebody_who_has_not_signed_in_gets_nothing_but_what_is_for_anybody()
    {
        using var nobody = Caller.Nobody(product.Address);
        var doors = Door.All(product);
        var open = new List<string>();
        foreach (var door in doors.Where(door => !door.IsFile))
        {
            foreach (var (status, what, text) in await Knock(nobody, door))
            {
                open.AddRange(MarkersIn(door, text).Select(found => $"{what} ({status}): {found}"));
                if (status < 300 && !ForAnybody.Keys.Any(start => door.Pattern.StartsWith(start, StringComparison.Ordinal)))
                {
                    open.Add($"{what} is open: {status}");
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{doors.Count(door => !door.IsFile)} endpoints");
        Assert.Empty(open);
    }

    [Fact]
    public async Task A_coordinator_does_find_the_markers_where_the_funder_does_not()
    {
        using var scripted = await product.SignIn("coordinator", "fr");
        using var token = Caller.WithToken(product.Address, scripted.Token, "fr");
        using var cookie = await Caller.WithCookie(product.Address, "coordinator", product.Password, "fr");
        var found = new HashSet<string>();
        foreach (var door in Door.All(product).Where(door => door is { Method: "GET", IsFile: false }))
        {
            foreach (var caller in new[] { token, cookie })
            {
                found.UnionWith((await Knock(caller, door)).SelectMany(answer => Markers.In(answer.Text)));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(" | ", found.Order(StringComparer.Ordinal)));
        Assert.Superset(new HashSet<string> { Markers.GivenName, Markers.FamilyName, "Marzipan", "Bassoon", "1237", "2741", "3469", "1913", "1&#xA0;237" }, found);
    }

    [Fact]
    public async Task A_coordinator_finds_the_markers_in_the_files_too_so_that_a_funder_would()
    {
        using var cookie = await Caller.WithCookie(product.Address, "coordinator", product.Password, "en");
        var exports = Door.All(product).Where(door => door.IsExport).ToArray();
        var found = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var door in exports)
        {
            foreach (var format in new[] { "csv", "xlsx" })
            {
                var answers = (await Knock(cookie, door)).Where(answer => answer.What.Contains("." + format, StringComparison.Ordinal));
                found[door.Pattern.Replace("{format}", format, StringComparison.Ordinal)] = [.. answers.SelectMany(answer => Markers.In(answer.Text)).Distinct()];
            }
        }

        Assert.Equal(7, exports.Length);
        foreach (var format in new[] { "csv", "xlsx" })
        {
            Assert.Superset(new HashSet<string> { "1913", "1237" }, found[$"/export/figures.{format}"].ToHashSet());
            Assert.Superset(new HashSet<string> { Markers.GivenName, Markers.FamilyName }, found[$"/export/names.{format}"].ToHashSet());
            Assert.Superset(new HashSet<string> { "Marzipan", "Bassoon", "1237", "2741", "3469" }, found[$"/export/openings.{format}"].ToHashSet());
            Assert.Contains("Marzipan", found[$"/export/caseloads.{format}"]);
            Assert.Contains("Marzipan", found[$"/export/quality.{format}"]);
            Assert.Empty(found[$"/export/distribution.{format}"]);
        }
    }

    [Theory]
    [InlineData("funder")]
    [InlineData(null)]
    public async Task Nobody_outside_connects_to_the_hub(string? user)
    {
        using var api = user is null ? null : await product.SignIn(user);
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(product.Address, "/hubs/live"), options => options.AccessTokenProvider = () => Task.FromResult(api?.Token))
            .Build();

        await Assert.ThrowsAsync<HttpRequestException>(() => hub.StartAsync(TestContext.Current.CancellationToken));
    }

    private static IReadOnlyList<string> MarkersIn(Door door, string text) => door.IsFile || NotSearched.ContainsKey(door.Pattern) ? [] : Markers.In(text);

    private async Task<List<(int Status, string What, string Text)>> Knock(Caller caller, Door door)
    {
        var answers = new List<(int, string, string)>();
        foreach (var address in door.Addresses)
        {
            foreach (var full in Asked(door, address))
            {
                foreach (var body in Bodies(door))
                {
                    var (status, text) = await caller.Try(door.Method, full, body);
                    answers.Add((status, $"{door.Method} {full}", text));
                }
            }
        }

        return answers;
    }

    /// <summary>Without parameters, and with those that lead to what is marked.</summary>
    private static string[] Asked(Door door, string address) => door switch
    {
        { IsPage: true } => WithPlace(address),
        _ when TakePlaces.Contains(door.Pattern) => WithPlace(address),
        { IsExport: true } => [address, $"{address}?region={MarkedProduct.Division}&type=employment&purpose=contact", $"{address}?type=employment&level=census-division"],
        _ => [address],
    };

    private static string[] WithPlace(string address) => [address, $"{address}?region={MarkedProduct.Division}&type=employment&measure=free&tab=openings"];

    private IReadOnlyList<string?> Bodies(Door door) => door.Method == "GET" ? [null] : [.. Door.Bodies(product.Ids)];
}
