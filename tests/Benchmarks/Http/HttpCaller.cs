using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Coordination.Benchmarks.Http;

/// <summary>What came back for one request.</summary>
/// <param name="Status">The status; 0 when no answer came.</param>
/// <param name="HasRetryAfter">True when it says when to try again.</param>
/// <param name="Body">The body; default when there is none.</param>
internal readonly record struct HttpReply(HttpStatusCode Status, bool HasRetryAfter, JsonElement Body)
{
    /// <summary>A text of the body.</summary>
    public string this[string property] => Body.GetProperty(property).GetString()!;
}

/// <summary>A signed-in script that posts commands, each with a key of its own.</summary>
internal sealed class HttpCaller(HttpClient client) : IDisposable
{
    private const int ConnectionsMax = 8_192;

    /// <summary>Who waits longer has gone; it counts as no answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Signs in.</summary>
    public static async Task<HttpCaller> SignIn(Uri address, string user, string password)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = ConnectionsMax }) { BaseAddress = address, Timeout = Patience };
        using var response = await client.PostAsJsonAsync(new Uri("/api/tokens", UriKind.Relative), new { user, password });
        response.EnsureSuccessStatusCode();
        var token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(client);
    }

    /// <summary>Posts a command.</summary>
    /// <param name="path">Where.</param>
    /// <param name="body">What.</param>
    /// <param name="key">Its key; null for a fresh one.</param>
    public Task<HttpReply> Post(string path, object body, string? key = null) => Send(Command(HttpMethod.Post, path, body, key));

    /// <summary>Changes what is there.</summary>
    /// <param name="path">Where.</param>
    /// <param name="body">What.</param>
    /// <param name="key">Its key, the same when it is repeated.</param>
    public Task<HttpReply> Patch(string path, object body, string key) => Send(Command(HttpMethod.Patch, path, body, key));

    /// <summary>Asks.</summary>
    public Task<HttpReply> Get(string path) => Send(new(HttpMethod.Get, path));

    /// <summary>Posts what must succeed, and gives the id of what was made.</summary>
    public async Task<string> Make(string path, object body)
    {
        var reply = await Post(path, body);
        return reply.Status == HttpStatusCode.Created ? reply["id"] : throw new InvalidOperationException($"{path} answered {reply.Status}: {reply.Body}");
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static HttpRequestMessage Command(HttpMethod method, string path, object body, string? key) => new(method, path)
    {
        Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = new("application/json") } },
        Headers = { { "Idempotency-Key", key ?? Guid.NewGuid().ToString() } },
    };

    private async Task<HttpReply> Send(HttpRequestMessage message)
    {
        try
        {
            using var request = message;
            using var response = await client.SendAsync(request);
            var bytes = await response.Content.ReadAsByteArrayAsync();
            return new(response.StatusCode, response.Headers.RetryAfter is not null, bytes.Length == 0 ? default : JsonDocument.Parse(bytes).RootElement);
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
        {
            return default;
        }
    }
}
