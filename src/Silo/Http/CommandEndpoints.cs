using System.Text.Json;
using Coordination.Grains;
using Coordination.Grains.Cluster;

namespace Coordination.Silo.Http;

/// <summary>What became of a command whose answer was lost on the way.</summary>
internal static class CommandEndpoints
{
    /// <summary>Maps GET /api/commands/{key}.</summary>
    public static void Map(RouteGroupBuilder api) => api.MapGet("/commands/{key}", Find).WithTags("Commands")
        .WithSummary("committed, rejected, in-progress, interrupted or not-received, with the answer as it was given.");

    private static async Task<Answer> Find(string key, HttpContext context, CommandRecords records, Peers peers)
    {
        if (key.Any(char.IsControl))
        {
            return Unanswered("not-received");
        }

        var command = new CommandKey(context.Scope(), key, "").Mark;
        var record = await records.Find(command);
        if (record is null or { State: "in-progress" })
        {
            if (await peers.IsUnderWay(command))
            {
                return Unanswered("in-progress");
            }

            // It may have ended between the two questions.
            record = await records.Find(command);
        }

        if (record is null or { State: "in-progress" })
        {
            return Unanswered(record switch
            {
                null => "not-received",

                // Nobody works on it any more, and what the one who did has got done is not written down: its repetition finishes it.
                { IsCutOff: true } => "interrupted",
                _ => record.State,
            });
        }

        var answer = record.ToAnswer();
        return Answer.Ok(new { state = record.State, status = answer.Status, response = answer.BodyJson });
    }

    private static Answer Unanswered(string state) => Answer.Ok(new { state, status = (int?)null, response = (JsonElement?)null });
}
