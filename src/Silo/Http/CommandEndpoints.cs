using System.Text.Json;

namespace Coordination.Silo.Http;

/// <summary>What became of a command whose answer was lost on the way.</summary>
internal static class CommandEndpoints
{
    /// <summary>Maps GET /api/commands/{key}.</summary>
    public static void Map(RouteGroupBuilder api) => api.MapGet("/commands/{key}", Find).WithTags("Commands")
        .WithSummary("committed, rejected, in-progress or not-received, with the answer as it was given.");

    private static async Task<Answer> Find(string key, HttpContext context, CommandRecords records)
    {
        if (key.Any(char.IsControl) || await records.Find(new Grains.CommandKey(context.Scope(), key, "").Mark) is not { } record)
        {
            return Answer.Ok(new { state = "not-received", status = (int?)null, response = (JsonElement?)null });
        }

        if (record.State == "in-progress")
        {
            return Answer.Ok(new { state = record.State, status = (int?)null, response = (JsonElement?)null });
        }

        var answer = record.ToAnswer();
        return Answer.Ok(new { state = record.State, status = answer.Status, response = answer.BodyJson });
    }
}
