using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coordination.Silo.Tests.Product.Protection;

/// <summary>Somebody who tries doors: with a token as scripts do, with a cookie as browsers do, or with neither.</summary>
internal sealed partial class Caller : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient client;

    private Caller(Uri address, string language)
    {
        client = new(handler) { BaseAddress = address, Timeout = Patience };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public static Caller Nobody(Uri address) => new(address, "en");

    public static Caller WithToken(Uri address, string token, string language)
    {
        var caller = new Caller(address, language);
        caller.client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return caller;
    }

    /// <summary>Signs in on the page.</summary>
    public static async Task<Caller> WithCookie(Uri address, string user, string password, string language)
    {
        var caller = new Caller(address, language);
        var page = await caller.client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = FormToken().Match(page).Groups[1].Value,
            ["user"] = user,
            ["password"] = password,
        });
        using var response = await caller.client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return response.StatusCode == HttpStatusCode.Redirect && caller.handler.CookieContainer.Count > 0 ? caller : throw new InvalidOperationException("Nobody is signed in.");
    }

    /// <summary>The status, and all of the answer that can be read: headers and body. A stream is read until it is silent.</summary>
    public async Task<(int Status, string Text)> Try(string method, string address, string? body)
    {
        using var request = new HttpRequestMessage(new(method), address);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, $"{response.Headers}\n{await Read(response.Content)}");
    }

    /// <summary>A workbook is looked into: as it travels nobody would find anything in it.</summary>
    private static async Task<string> Read(HttpContent content)
    {
        if (content.Headers.ContentType?.MediaType?.EndsWith("spreadsheetml.sheet", StringComparison.Ordinal) != true)
        {
            return await content.ReadAsStringAsync();
        }

        await using var archive = new ZipArchive(await content.ReadAsStreamAsync());
        var text = new StringBuilder();
        foreach (var part in archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await part.OpenAsync());
            text.AppendLine(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }

    /// <summary>Figures in an answer that do not say that they are protected, or say more than protected figures may.</summary>
    public static IReadOnlyList<string> ExactFigures(string text)
    {
        var start = text.IndexOf("\n{", StringComparison.Ordinal);
        try
        {
            return start < 0 ? [] : [.. Objects(JsonDocument.Parse(text[start..]).RootElement).Where(IsExactFigure).Select(figure => figure.ToString())];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    private static bool IsExactFigure(JsonElement item) =>
        (item.TryGetProperty("available", out var available) && available.ValueKind == JsonValueKind.Number && !(item.TryGetProperty("protected", out var isProtected) && isProtected.ValueKind == JsonValueKind.True))
        || item.TryGetProperty("held", out _) || item.TryGetProperty("taken", out _) || item.TryGetProperty("newPerWeek", out _);

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Objects(property.Value)).Append(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
