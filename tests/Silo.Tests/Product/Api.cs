using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Coordination.Silo.Tests.Product;

/// <summary>What came back.</summary>
internal sealed record Reply(HttpStatusCode Status, JsonElement Body, string Text)
{
    /// <summary>The last part of a problem's type.</summary>
    public string Slug => Body.GetProperty("type").GetString()!.Split('/')[^1];

    /// <summary>True when it says when to ask again.</summary>
    public bool HasRetryAfter { get; init; }

    /// <summary>A text of the body.</summary>
    public string this[string property] => Body.GetProperty(property).ToString();
}

/// <summary>A signed-in script.</summary>
internal sealed class Api(HttpClient client) : IDisposable
{
    private const int LargeBody = 1024 * 1024;

    /// <summary>The token it signs in with.</summary>
    public string Token => client.DefaultRequestHeaders.Authorization!.Parameter!;

    /// <summary>Signs in as a script would.</summary>
    public static async Task<Api> SignIn(Uri address, string user, string password, string language)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var response = await client.PostAsJsonAsync(new Uri("/api/tokens", UriKind.Relative), new { user, password });
        response.EnsureSuccessStatusCode();
        var token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new(client);
    }

    /// <summary>GET.</summary>
    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null, null);

    /// <summary>POST of an object.</summary>
    public Task<Reply> Post(string path, object? body = null, string? key = null) => Send(HttpMethod.Post, path, JsonSerializer.Serialize(body ?? new { }), key);

    /// <summary>PATCH of an object.</summary>
    public Task<Reply> Patch(string path, object body, string? key = null) => Send(HttpMethod.Patch, path, JsonSerializer.Serialize(body), key);

    /// <summary>PUT of an object.</summary>
    public Task<Reply> Put(string path, object? body = null) => Send(HttpMethod.Put, path, JsonSerializer.Serialize(body ?? new { }), null);

    /// <summary>Any request with any text as its body.</summary>
    public async Task<Reply> Send(HttpMethod method, string path, string? body, string? key, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, contentType);
        }

        // A server that refuses a large body closes the connection; a careful client asks before it sends.
        request.Headers.ExpectContinue = body?.Length > LargeBody;
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement, text) { HasRetryAfter = response.Headers.RetryAfter is not null };
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();
}
