using System.Text.Json;
using Coordination.Grains.Storage;

namespace Coordination.Silo.Http;

/// <summary>An answer over HTTP: a status and a body. Kept apart from the response, so that it can be recorded and given again.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">What is written as JSON; null for nothing.</param>
internal sealed record Answer(int Status, object? Body) : IResult
{
    private const string Json = "application/json; charset=utf-8";
    private const string ProblemJson = "application/problem+json; charset=utf-8";

    /// <summary>Seconds after which repeating may help.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>200 with a body.</summary>
    public static Answer Ok(object body) => new(StatusCodes.Status200OK, body);

    /// <summary>201 with a body.</summary>
    public static Answer Created(object body) => new(StatusCodes.Status201Created, body);

    /// <summary>A problem document; title and detail in the language of the request.</summary>
    public static Answer Problem(int status, string slug, params object?[] values) => new(status, ProblemBody.Of(status, slug, values));

    /// <summary>404: there is no such thing, or none the caller may know of.</summary>
    public static Answer NotFound() => Problem(StatusCodes.Status404NotFound, "not-found");

    /// <summary>The body as it is recorded.</summary>
    public JsonElement? BodyJson => Body switch
    {
        null => null,
        JsonElement element => element,
        _ => JsonSerializer.SerializeToElement(Body, Body.GetType(), CoordinationJson.Options),
    };

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (BodyJson is { } json)
        {
            response.ContentType = Status >= StatusCodes.Status400BadRequest ? ProblemJson : Json;
            await using var writer = new Utf8JsonWriter(response.BodyWriter, new JsonWriterOptions { Encoder = CoordinationJson.Options.Encoder });
            json.WriteTo(writer);
        }
    }
}
