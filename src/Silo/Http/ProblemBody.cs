using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Silo.Http;

/// <summary>A problem document (RFC 9457). <see cref="Type"/> ends in a stable slug; texts are in the caller's language.</summary>
internal sealed record ProblemBody(string Type, string Title, int Status, string Detail)
{
    private const string TypePrefix = "/problems/";

    /// <summary>What is wrong, field by field; fields are named as in the request.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The version of the opening the answer rests on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? OpeningVersion { get; init; }

    /// <summary>What is possible instead, where a few things are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Legal { get; init; }

    /// <summary>Holds that stand in the way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Commitments { get; init; }

    /// <summary>Parts of a bundle that stopped it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Grains.Bundles.LackingPart[]? Parts { get; init; }

    /// <summary>A document with the texts of a slug.</summary>
    public static ProblemBody Of(int status, string slug, params object?[] values) =>
        new(TypePrefix + slug, ProblemTexts.Of(slug + "_Title"), status, ProblemTexts.Of(slug + "_Detail", values));

    /// <summary>400 with errors by field.</summary>
    public static ProblemBody Validation(IReadOnlyDictionary<string, ImmutableArray<string>> errors) =>
        Of(StatusCodes.Status400BadRequest, "validation") with { Errors = errors.ToDictionary(error => error.Key, error => error.Value.ToArray()) };
}
