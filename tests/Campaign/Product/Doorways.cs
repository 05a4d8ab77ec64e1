using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Coordination.Campaign.Network;

namespace Coordination.Campaign.Product;

/// <summary>The way to each silo over HTTP, into its network name space if it has one, signed in.</summary>
internal sealed class Doorways : IDisposable
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(1);

    /// <summary>A silo answers within 5 s or says that it does not know; beyond that it is not there.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(6);

    private readonly ImmutableArray<HttpClient> doors;
    private readonly ImmutableArray<SpaceSockets?> spaces;
    private readonly string?[] tokens;
    private readonly string password;

    /// <summary>Opens the ways.</summary>
    public Doorways(ImmutableArray<SiloPlace> places, string password)
    {
        this.password = password;
        tokens = new string?[places.Length];
        spaces = [.. places.Select(place => place.Space is null ? null : new SpaceSockets(place.Space))];
        doors = [.. places.Select((place, number) => Door(place, spaces[number]))];
    }

    /// <summary>How many there are.</summary>
    public int Count => doors.Length;

    /// <summary>Whether a silo says that it is ready.</summary>
    public async Task<bool> IsReady(int door, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            using var answer = await doors[door].GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or SocketException)
        {
            return false;
        }
    }

    /// <summary>One request as the coordinator of the demonstration; throws when there is no answer.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> Send(int door, HttpMethod method, string path, string? key, object? body, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? AnswerPatience);
        tokens[door] ??= await SignIn(door, limit.Token);
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens[door]);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        using var answer = await doors[door].SendAsync(request, limit.Token);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            tokens[door] = null;
        }

        var text = await answer.Content.ReadAsByteArrayAsync(limit.Token);
        return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var door in doors)
        {
            door.Dispose();
        }

        foreach (var space in spaces)
        {
            space?.Dispose();
        }
    }

    private static HttpClient Door(SiloPlace place, SpaceSockets? space)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectTimeout = ConnectPatience,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = space is null ? new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true } : await space.Open();
                try
                {
                    await socket.ConnectAsync(IPAddress.Loopback, place.HttpPort, cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        return new(handler) { BaseAddress = new UriBuilder("http", "127.0.0.1", place.HttpPort).Uri, Timeout = Timeout.InfiniteTimeSpan };
    }

    private async Task<string> SignIn(int door, CancellationToken cancellation)
    {
        using var answer = await doors[door].PostAsJsonAsync(new Uri("/api/tokens", UriKind.Relative), new { user = "coordinator", password }, cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("token").GetString()!;
    }
}
