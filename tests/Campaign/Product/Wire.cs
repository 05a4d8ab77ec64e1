using System.Net;
using System.Text.Json;
using Coordination.Campaign.History;

namespace Coordination.Campaign.Product;

/// <summary>How commands look over HTTP and how answers are read. Everything known of the product's shapes is here.</summary>
internal static class Wire
{
    /// <summary>A command as a request.</summary>
    public static (HttpMethod Method, string Path, object? Body) Of(Command command) => command.Act switch
    {
        Act.Post => (HttpMethod.Post, $"/api/resources/{command.Resource}/openings", new { unit = "seat", maximum = command.Maximum }),
        Act.Place => (HttpMethod.Post, $"/api/openings/{command.Opening}/holds", new { newcomerId = command.Newcomer, units = command.Units, ttlSeconds = command.Seconds }),
        Act.Confirm => (HttpMethod.Post, $"/api/holds/{command.Hold}/confirm", new { }),
        Act.Release => (HttpMethod.Post, $"/api/holds/{command.Hold}/release", new { }),
        Act.Extend => (HttpMethod.Post, $"/api/holds/{command.Hold}/extend", new { ttlSeconds = command.Seconds }),
        Act.Change => (HttpMethod.Patch, $"/api/openings/{command.Opening}", new { maximum = command.Maximum }),
        Act.PlaceBundle => (HttpMethod.Post, "/api/bundles", new
        {
            newcomerId = command.Newcomer,
            items = command.Parts.Select(part => new { openingId = part.Opening, units = part.Units }),
            ttlSeconds = command.Seconds,
        }),
        Act.ConfirmBundle => (HttpMethod.Post, $"/api/bundles/{command.Bundle}/confirm", new { }),
        Act.ReleaseBundle => (HttpMethod.Post, $"/api/bundles/{command.Bundle}/release", new { }),
        Act.Join => (HttpMethod.Post, $"/api/newcomers/{command.Newcomer}/waitlist", new { needId = command.Need, resourceId = command.Resource }),
        Act.Read => (HttpMethod.Get, $"/api/openings/{command.Opening}", null),
        Act.Lookup => (HttpMethod.Get, $"/api/commands/{command.Key}", null),
        _ => throw new InvalidOperationException($"No request for {command.Act}."),
    };

    /// <summary>What an answer says.</summary>
    public static Reply Reply(Command command, HttpStatusCode status, JsonElement body)
    {
        if (command.Act != Act.Lookup || (int)status >= 400)
        {
            return Answer((int)status, body);
        }

        return Text(body, "state") switch
        {
            "committed" or "rejected" => Answer(body.GetProperty("status").GetInt32(), body.GetProperty("response")),
            "not-received" => new() { Outcome = Outcome.NotReceived, Status = 200 },
            var state => History.Reply.Unknown(200, state ?? "no state"),
        };
    }

    private static Reply Answer(int status, JsonElement body)
    {
        var slug = status < 400 ? null : Text(body, "type")?.Split('/')[^1] ?? "no-type";

        // Before it was decided: too busy, out of order, on its way, or a session that has ended.
        if (status is 401 or 408 or 429 or >= 500 || slug == "in-progress")
        {
            return History.Reply.Unknown(status, slug ?? "");
        }

        return new()
        {
            Outcome = status < 400 ? Outcome.Ok : Outcome.Rejected,
            Status = status,
            Slug = slug,
            Opening = Text(body, "openingId") ?? (Number(body, "maximum") is null ? null : Text(body, "id")),
            Version = Number(body, "openingVersion") ?? Number(body, "version"),
            Hold = Text(body, "holdId"),
            ExpiresAt = Text(body, "expiresAt") is { } at ? DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) : null,
            Bundle = Text(body, "bundleId"),
            Holds = status < 400 ? Holds(body) : [],
            Entry = Text(body, "entryId"),
            Maximum = (int?)Number(body, "maximum"),
            Held = (int?)Number(body, "held"),
            Taken = (int?)Number(body, "taken"),
        };
    }

    private static ImmutableArray<Part> Holds(JsonElement body) => body.ValueKind == JsonValueKind.Object && body.TryGetProperty("holds", out var holds) && holds.ValueKind == JsonValueKind.Array
        ? [.. holds.EnumerateArray().Where(hold => hold.ValueKind == JsonValueKind.Object)
            .Select(hold => new Part(Text(hold, "openingId") ?? "", (int)(Number(hold, "units") ?? 0), Text(hold, "holdId"), Number(hold, "openingVersion")))]
        : [];

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
