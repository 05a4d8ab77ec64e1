using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Grains.Storage;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Silo.Http;

/// <summary>A JSON body, read with care: what cannot be read becomes a problem document that names the field, never a fault of ours.</summary>
internal sealed class Body<T> : IEndpointParameterMetadataProvider where T : class
{
    /// <summary>Longest body, in bytes: room for a field that is far too long, so that it can be named.</summary>
    public const int BytesMax = 4 * 1024 * 1024;

    private const string JsonType = "application/json";

    private Body(T? value, Answer? fault) => (Value, Fault) = (value!, fault);

    /// <summary>What was sent; only to be used when there is no fault.</summary>
    public T Value { get; }

    /// <summary>What was wrong with it, or null.</summary>
    public Answer? Fault { get; }

    /// <summary>Reads the body of a request.</summary>
    public static async ValueTask<Body<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (context.Request.ContentLength is not (0 or null) && !context.Request.HasJsonContentType())
        {
            return Wrong(Answer.Problem(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type"));
        }

        using var bytes = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Wrong(Answer.Problem(exception.StatusCode, "too-large", BytesMax));
        }

        context.Items[RequestHash.Item] = RequestHash.Of(context.Request, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return Read(bytes);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata([JsonType], typeof(T)));

    private static Body<T> Read(MemoryStream bytes)
    {
        bytes.Position = 0;
        try
        {
            var value = bytes.Length == 0
                ? JsonSerializer.Deserialize<T>("{}", CoordinationJson.Options)
                : JsonSerializer.Deserialize<T>(bytes, CoordinationJson.Options);
            return value is null ? Wrong(Answer.Problem(StatusCodes.Status400BadRequest, "malformed")) : new(value, null);
        }
        catch (JsonException exception) when (exception.Path is { Length: > 2 } path)
        {
            var checks = new Checks();
            checks.Fail(path[2..], "Field_WrongType");
            return Wrong(checks.Answer());
        }
        catch (JsonException)
        {
            return Wrong(Answer.Problem(StatusCodes.Status400BadRequest, "malformed"));
        }
    }

    private static Body<T> Wrong(Answer fault) => new(null, fault);
}

/// <summary>What tells a repeated request from another one with the same key.</summary>
internal static class RequestHash
{
    /// <summary>Where the hash waits in <see cref="HttpContext.Items"/>.</summary>
    public const string Item = "request-hash";

    /// <summary>A hash of method, path and body.</summary>
    public static string Of(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
