using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Benchmarks.Live.Protocol;

namespace Coordination.Benchmarks.Live;

/// <summary>A signed-in browser that opens the map as often as is wanted. One user stands for everybody.</summary>
internal sealed partial class LiveBrowser : IDisposable
{
    private const string Language = "en-CA";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    private readonly Uri address;
    private readonly CookieContainer cookies = new();
    private readonly HttpClient pages;
    private readonly HttpMessageInvoker sockets = new(new SocketsHttpHandler { UseCookies = false });

    private LiveBrowser(Uri address)
    {
        this.address = address;
        pages = new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = Patience };
        pages.DefaultRequestHeaders.AcceptLanguage.ParseAdd(Language);
    }

    /// <summary>Signs in on the page where people do.</summary>
    public static async Task<LiveBrowser> SignIn(Uri address, string user, string password)
    {
        var browser = new LiveBrowser(address);
        var page = await browser.pages.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = FormToken().Match(page).Groups[1].Value,
            ["user"] = user,
            ["password"] = password,
            ["returnUrl"] = "/map",
        });
        using var response = await browser.pages.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return response.Headers.Location?.ToString() == "/map" ? browser : throw new InvalidOperationException($"The sign-in answered {response.StatusCode}.");
    }

    /// <summary>Opens the map and waits until it was painted.</summary>
    /// <param name="view">The country or a province.</param>
    /// <param name="wire">Counts the bytes that come for it; null to leave them uncounted.</param>
    /// <param name="prepare">What is to look at it from its first moment on.</param>
    public async Task<LiveCircuit> Open(string view, WireBytes? wire = null, Action<LiveCircuit>? prepare = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        var markers = PageMarkers.Of(await pages.GetStringAsync(LiveCircuit.PageOf(address, view), patience.Token));
        using var response = await pages.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null, patience.Token);
        var token = (await response.Content.ReadFromJsonAsync<JsonElement>(patience.Token)).GetProperty("connectionToken").GetString()!;

        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookies.GetCookieHeader(address));
        socket.Options.SetRequestHeader("Accept-Language", Language);
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.DangerousDeflateOptions = new();
        var circuit = new LiveCircuit(address, view, socket);
        prepare?.Invoke(circuit);
        try
        {
            var hub = new UriBuilder(address) { Scheme = "ws", Path = "/_blazor", Query = "id=" + Uri.EscapeDataString(token) }.Uri;
            await socket.ConnectAsync(hub, wire?.Invoker ?? sockets, patience.Token);
            await circuit.Open(markers, patience.Token);
            return circuit;
        }
        catch
        {
            circuit.Dispose();
            throw;
        }
    }

    /// <summary>Loads a page as it comes from the server, to its last byte. Answers how many milliseconds and bytes that took.</summary>
    public async Task<(double Milliseconds, int Bytes)> Load(string path)
    {
        var began = Stopwatch.GetTimestamp();
        var page = await pages.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, page.Length);
    }

    /// <summary>Leaves a page, as a browser tells the server that it does.</summary>
    public async Task Leave(LiveCircuit circuit)
    {
        using var form = new MultipartFormDataContent { { new StringContent(circuit.Id), "circuitId" } };
        using var response = await pages.PostAsync(new Uri("/_blazor/disconnect", UriKind.Relative), form);
        response.EnsureSuccessStatusCode();
        circuit.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        pages.Dispose();
        sockets.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
